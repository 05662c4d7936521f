"""Opaque public ids: the only name of a thing in an address."""

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models

LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/l/i, u: they are misread
LENGTH = 12


def new_id() -> str:
    """Twelve random letters of thirty, 58 bits; drawn at once, for a roster needs tens of thousands."""
    drawn, letters = secrets.randbelow(len(LETTERS) ** LENGTH), ""
    for _ in range(LENGTH):
        drawn, place = divmod(drawn, len(LETTERS))
        letters += LETTERS[place]
    return letters


if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField  # Django's own fields take no type arguments at run time


class PublicIdField(Text):
    """The public id of a row: made once, unique, never edited."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=LENGTH, unique=True, default=new_id, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "unique", "default", "editable"):
            kwargs.pop(key, None)
        return name, path, args, kwargs
