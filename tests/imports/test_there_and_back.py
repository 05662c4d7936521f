"""Whatever a roster holds: what goes out comes in again without a difference, and a file twice changes nothing."""

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pelopor.audit.models import Event
from pelopor.imports import queries, render
from pelopor.rules.roster import name_key
from pelopor.rules.roster.values import CLASS_TITLES, STATUS_TITLES
from tests.imports.factories import TODAY, Office, office, snapshot

LETTERS = st.characters(categories=("L", "M", "N", "P", "S", "Zs"), exclude_characters="\ufeff")
WORD = st.text(LETTERS, min_size=1, max_size=25).filter(lambda text: any(letter.isalpha() for letter in text))
GRADES = {"pns": ("III/c", "IV/e", ""), "cpns": ("III/a", ""), "pppk": ("IX", ""), "pppk_paruh_waktu": ("V", ""), "non_asn": ("",)}


@st.composite
def people(draw: st.DrawFn) -> list[render.Line]:
    """Rows that nothing is wrong with, in whatever letters; names differ so much that nobody is taken for another."""
    names = draw(st.lists(WORD, min_size=1, max_size=6, unique_by=name_key))
    rows: list[render.Line] = []
    for place, name in enumerate(names):
        status = draw(st.sampled_from(sorted(STATUS_TITLES)))
        number = f"1990010{place + 1}201501{draw(st.integers(1, 2))}9{place + 10}"
        own = draw(st.from_regex(r"[A-Z]{0,3}[0-9]{1,5}", fullmatch=True)) + f"/{place}" if status == "non_asn" else number
        is_pppk = status.startswith("pppk")
        above = rows[draw(st.integers(0, place - 1))] if place and draw(st.booleans()) else ("",) * 11
        rows.append(
            (
                f"{name} {'abcdef'[place] * 9}", "" if is_pppk else own, own if is_pppk else "", draw(WORD), draw(WORD),
                CLASS_TITLES[draw(st.sampled_from(sorted(CLASS_TITLES)))], STATUS_TITLES[status], draw(st.sampled_from(GRADES[status])),
                above[1] or above[2], f"orang{place}@contoh.invalid" if draw(st.booleans()) else "",
                draw(st.sampled_from(["", "2020-01-01", "2026-11-24"])),
            )
        )  # fmt: skip
    return rows


def exported(dinas: Office, kind: str) -> bytes:
    return render.roster_file(render.lines_of(queries.roster(dinas.agency, on=TODAY), on=TODAY), kind)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking takes minutes, and the rows are short
@given(rows=people())
def test_what_goes_out_comes_in_without_a_difference_and_twice_is_once(kind: str, rows: list[render.Line]) -> None:
    with transaction.atomic():
        dinas = office()
        file = render.roster_file(rows, kind)
        made = dinas.checked(file)
        assert made.report["found"]["wrong"] == []
        assert dinas.confirm(made).new == len(rows)
        before = snapshot(), Event.objects.count()

        for again in (file, exported(dinas, kind)):
            counts = dinas.confirm(dinas.checked(again), end_missing=True)
            assert (counts.same, counts.nothing) == (len(rows), True)
        assert (snapshot(), Event.objects.count()) == before
        transaction.set_rollback(True)
