"""Moments, figures and deadlines as people read them, in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from pelopor.kit.names import callname
from pelopor.kit.templatetags import kit

FRIDAY = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "Jumat, 27 November 2026 pukul 15.00 WIB"),
        ("Asia/Makassar", "Jumat, 27 November 2026 pukul 16.00 WITA"),
        ("Asia/Jayapura", "Jumat, 27 November 2026 pukul 17.00 WIT"),
        ("UTC", "Jumat, 27 November 2026 pukul 08.00 UTC"),
    ],
)
def test_when_says_day_and_hour_in_the_active_time_zone(zone: str, shown: str) -> None:
    with timezone.override(ZoneInfo(zone)), override("id"):
        assert kit.when(FRIDAY) == shown


def test_when_in_english() -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")), override("en"):
        assert kit.when(FRIDAY) == "Friday, 27 November 2026 at 16:00 WITA"


def test_when_of_a_day_has_no_hour_and_of_nothing_is_empty() -> None:
    with override("id"):
        assert [kit.when(date(2026, 11, 27)), kit.when(None)] == ["Jumat, 27 November 2026", ""]


def test_day_is_that_of_the_active_time_zone() -> None:
    with timezone.override(ZoneInfo("Asia/Jayapura")), override("id"):
        late = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
        assert [kit.day(late), kit.day(date(2026, 5, 2)), kit.day(None)] == ["24 November 2026", "2 Mei 2026", ""]


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (1234.5, None, "1.234,5", "1,234.5"),
        (21000, None, "21.000", "21,000"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (Fraction(10, 3), 2, "3,33", "3.33"),
        (3, 1, "3,0", "3.0"),
        (None, None, "", ""),
    ],
)
def test_number_uses_the_signs_of_the_language(value: Decimal | None, places: int | None, indonesian: str, english: str) -> None:
    shown = []
    for language in ("id", "en"):
        with override(language):
            shown.append(kit.number(value, places))

    assert shown == [indonesian, english]


def test_percent_stands_apart_in_indonesian() -> None:
    with override("id"):
        assert [kit.percent(94), kit.percent(Decimal("85.94"), 1), kit.percent(None)] == ["94 %", "85,9 %", ""]
    with override("en"):
        assert kit.percent(94) == "94%"


AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # noon in Makassar


@pytest.mark.parametrize(
    ("due", "words", "kind"),
    [
        (None, "Tanpa tenggat", ""),
        (datetime(2026, 12, 10, 8, 0, tzinfo=UTC), "Tinggal 16 hari", ""),
        (datetime(2026, 11, 28, 8, 0, tzinfo=UTC), "Tinggal 4 hari", ""),
        (FRIDAY, "Tinggal 3 hari", "awas"),
        (datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "Besok", "awas"),  # after midnight in Makassar
        (datetime(2026, 11, 24, 8, 0, tzinfo=UTC), "Hari ini", "awas"),
        (date(2026, 11, 24), "Hari ini", "awas"),
        (datetime(2026, 11, 24, 1, 0, tzinfo=UTC), "Baru lewat", "buruk"),
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "Lewat 1 hari", "buruk"),
        (date(2026, 11, 20), "Lewat 4 hari", "buruk"),
    ],
)
def test_a_deadline_says_how_many_days_are_left_and_how_urgent_that_is(due: date | None, words: str, kind: str) -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")), override("id"):
        assert (kit.left(due, AT), kit.haste(due, AT)) == (words, kind)


def test_english_counts_one_day_and_several() -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")), override("en"):
        assert [kit.left(date(2026, 11, 23), AT), kit.left(date(2026, 11, 20), AT)] == ["1 day overdue", "4 days overdue"]


def test_a_card_reads_name_note_and_points_from_the_lines_of_a_label() -> None:
    assert kit.card("Agustina Seran\nPerawat\nKekuatan: Sabar: sungguh.\nTanpa kepala") == kit.Card(
        "Agustina Seran", "Perawat", (("Kekuatan", "Sabar: sungguh."), ("", "Tanpa kepala"))
    )
    assert kit.card("Saja") == kit.Card("Saja", "", ())


def test_cells_stand_beside_their_columns() -> None:
    assert list(kit.beside(["a", "b"], [1, 2])) == [("a", 1), ("b", 2)]


def test_messages_are_shown_once_and_a_sentence_alone_is_one_message() -> None:
    assert kit.messages_of(["a", "b", "a"]) == ["a", "b"]
    assert kit.messages_of("satu") == ["satu"]
    assert kit.messages_of(gettext_lazy("dua")) == ["dua"]
    assert kit.messages_of(None) == []


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ferdinandus Hironimus Bifela, S.Kep., Ns., M.Kes.", "Ferdinandus"),
        ("dr. Maria Y. Tefa", "dr. Maria"),
        ("I Made Suarta", "I Made"),
        ("Ani", "Ani"),
        ("", ""),
    ],
)
def test_a_person_is_called_by_the_first_name_without_degrees(name: str, called: str) -> None:
    assert callname(name) == called
