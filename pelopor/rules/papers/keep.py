"""Papers as plain values and back: what a database keeps of a frozen dataclass."""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def kept(value: Any) -> Any:
    """A frozen dataclass as values that JSON can hold: dates and times as ISO texts, tuples as lists.

    Source:  decided: a paper is kept as its facts, so that it can be drawn anew in any format.
    """
    if is_dataclass(value):
        return {field.name: kept(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [kept(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def taken(cls: type[T], values: Mapping[str, Any]) -> T:
    """The dataclass that `kept` wrote down. Fields that are missing take their defaults; values that it has no field for are left out.

    Source:  decided, as kept: a paper of an earlier version must open in a later one.
    """
    hints = get_type_hints(cls)
    return cls(**{name: _as(hint, values[name]) for name, hint in hints.items() if name in values})


def _as(hint: Any, value: Any) -> Any:
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(one for one in get_args(hint) if one is not type(None)) if value is not None else type(None)
    if value is None or hint is Any:
        return value
    if get_origin(hint) is tuple:
        inner, *rest = get_args(hint)
        each = [inner] * len(value) if rest == [Ellipsis] else [inner, *rest]
        return tuple(_as(one, item) for one, item in zip(each, value, strict=True))
    if is_dataclass(hint):
        return taken(hint, value)  # type: ignore[arg-type]
    if hint in {dt.date, dt.time}:
        return hint.fromisoformat(value)
    return value
