"""The registry of words: what a rule's no, a deed in the audit and a duty say to people.

Rules and records hold codes and facts only; each part registers the sentences for its own codes in its `words.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pelopor.kit.templatetags.kit import day, when
from pelopor.rules.errors import RuleBroken

T = TypeVar("T")
if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Sentence: TypeAlias = str | _StrPromise  # a gettext_lazy template with %(name)s places


_rules: "dict[str, Sentence]" = {}
_deeds: "dict[str, Sentence]" = {}
_duties: dict[str, "DutyWords"] = {}


@dataclass(frozen=True)
class DutyWords:
    """What a duty says: its title, one sentence of explanation, and the words on its button.

    confidential: whom it waits for is told to nobody else, on no page.
    """

    title: "Sentence"
    text: "Sentence"
    button: "Sentence"
    confidential: bool = False


def rules(sentences: Mapping[str, "Sentence"]) -> None:
    _add(_rules, sentences)


def deeds(sentences: Mapping[str, "Sentence"]) -> None:
    _add(_deeds, sentences)


def duties(words: Mapping[str, DutyWords]) -> None:
    _add(_duties, words)


def _add(registry: dict[str, T], new: Mapping[str, T]) -> None:
    for code, words in new.items():
        if code in registry and registry[code] is not words:
            raise ValueError(f"two parts have words for {code}")
        registry[code] = words


def explain(no: RuleBroken) -> str:
    """The sentence for a rule's no, in the active language."""
    return _fill(_rules[no.code], no.facts)


def sentence(kind: str, facts: Mapping[str, object]) -> str:
    """The sentence for a deed in the audit, in the active language."""
    return _fill(_deeds[kind], facts)


def duty_words(kind: str) -> DutyWords:
    return _duties[kind]


def known() -> dict[str, set[str]]:
    """Every code that has words, by registry; the checks compare it with what the code raises and records."""
    return {"rules": set(_rules), "deeds": set(_deeds), "duties": set(_duties)}


def _fill(template: "Sentence", facts: Mapping[str, object]) -> str:
    """The sentence with its facts; a moment and a day are told in the active language, the moment in the active time zone."""
    return str(template) % {name: _told(fact) for name, fact in facts.items()}


def _told(fact: object) -> object:
    if isinstance(fact, datetime):
        return when(fact)
    return day(fact) if isinstance(fact, date) else fact
