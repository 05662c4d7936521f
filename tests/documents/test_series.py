"""A series of numbers per agency, kind and year, whose gaps are explained."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from pelopor.documents import actions, queries
from pelopor.documents.models import NumberGap, NumberSeries, Paper
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
PATTERN = "188/{urut}/Kep/{tahun}"


@pytest.fixture
def series(world: World) -> NumberSeries:
    return begun(world, PATTERN, last=4)


def begun(world: World, pattern: str, *, last: int) -> NumberSeries:
    clerk = world.people["Agendaris"]
    return actions.set_series(agency=world.agency, kind="decree", year=2026, pattern=pattern, last=last, by=clerk, at=NOON)


def number(world: World, paper: Paper, value: str, why: str = "") -> Paper:
    return actions.number(paper, number=value, date=date(2026, 12, 7), why=why, by=world.people["Agendaris"], at=NOON)


def gaps() -> list[tuple[int, str]]:
    return list(NumberGap.objects.order_by("value").values_list("value", "why"))


def test_the_next_number_is_offered_and_takes_its_place(world: World, series: NumberSeries, paper: Paper) -> None:
    assert [queries.next_number(paper, year=year) for year in (2026, 2027)] == ["188/5/Kep/2026", ""]

    number(world, paper, "188/5/Kep/2026")

    series.refresh_from_db()
    assert (series.last, gaps()) == (5, [])


def test_places_passed_over_need_an_explanation_and_nothing_is_numbered_without(world: World, series: NumberSeries, paper: Paper) -> None:
    with pytest.raises(RuleBroken, match=r"series\.gap"):
        number(world, paper, "188/7/Kep/2026", why=" ")
    before = (Paper.objects.get(pk=paper.pk).state, gaps())

    number(world, paper, "188/7/Kep/2026", why="Dipakai di buku agenda")

    series.refresh_from_db()
    assert before == ("draft", [])
    assert (series.last, gaps()) == (7, [(5, "Dipakai di buku agenda"), (6, "Dipakai di buku agenda")])


def test_a_gap_can_be_filled_and_a_given_place_not_given_again(world: World, series: NumberSeries, paper: Paper) -> None:
    NumberGap.objects.create(series=series, value=2, why="Batal", made_by=world.people["Agendaris"], made_at=NOON)
    with pytest.raises(RuleBroken, match=r"series\.passed"):
        number(world, paper, "188/3/Kep/2026")

    number(world, paper, "188/2/Kep/2026")

    series.refresh_from_db()
    assert (series.last, gaps()) == (4, [])


def test_a_number_from_the_register_on_paper_leaves_the_series_alone(world: World, series: NumberSeries, paper: Paper) -> None:
    number(world, paper, "800/12/2026")

    series.refresh_from_db()
    assert (series.last, gaps()) == (4, [])


def test_a_series_changes_its_pattern_and_never_goes_back(world: World, series: NumberSeries) -> None:
    with pytest.raises(RuleBroken, match=r"series\.back"):
        begun(world, PATTERN, last=3)

    begun(world, "{urut}.{tahun}", last=9)

    assert list(NumberSeries.objects.values_list("pattern", "last")) == [("{urut}.{tahun}", 9)]


def test_the_registry_sets_a_series_by_its_page_and_numbers_with_what_it_offers(
    as_: Callable[[str], Client], world: World, paper: Paper
) -> None:
    address, numbering = reverse("documents:series", args=[world.agency.public_id]), reverse("documents:number", args=[paper.public_id])
    sent = {"kind": "decree", "year": "2026", "pattern": PATTERN, "last": "4"}

    wrong = as_("Agendaris").post(address, {**sent, "pattern": "188"})
    done = as_("Agendaris").post(address, sent, follow=True)
    back = as_("Agendaris").post(address, {**sent, "last": "1"})
    skips = as_("Agendaris").post(numbering, {"number": "188/6/Kep/2026", "date": "2026-12-07"})
    as_("Agendaris").post(numbering, {"number": "188/6/Kep/2026", "date": "2026-12-07", "why": "Dipakai <buku>"})

    assert [list(answer.context["form"].errors) for answer in (wrong, back, skips)] == [["pattern"], ["last"], ["why"]]
    assert "Surat Keputusan" in done.text and PATTERN in done.text
    assert "5: Dipakai &lt;buku&gt;" in as_("Agendaris").get(address).text
