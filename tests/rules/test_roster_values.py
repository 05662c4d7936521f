import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pelopor.rules.errors import RuleBroken
from pelopor.rules.roster import Cell, name_key, read_class, read_date, read_email, read_grade, read_status, safe_text, text_of
from pelopor.rules.roster.values import CLASS_TITLES, DANGEROUS, STATUS_TITLES
from pelopor.rules.spelling import long_date


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), ("", ""), ("  ", ""), ("-", ""), ("—", ""), (" Maria \n Tefa\u200b", "Maria Tefa"), ("A\u00a0B\tC", "A B C"),
        (7, "7"), (7.0, "7"), (7.5, "7.5"), (True, "True"), ("Ta'ek", "Ta'ek"), ("'Ta", "'Ta"), ("'0012", "0012"), ("'=1+1", "=1+1"),
        ("''7", "'7"), ("e\u0301", "\u00e9"), ("+62", "+62"), ("#1", "#1"),
    ],
)  # fmt: skip
def test_the_text_of_a_cell_is_one_clean_line(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("=A1&B1", "cell.formula"), ("\u200b=1", "cell.formula"), ('="1990"', "cell.formula"), ("#N/A", "cell.error"),
        (" #REF! ", "cell.error"), (dt.date(2026, 1, 1), "cell.date"), (dt.datetime.fromisoformat("2026-01-01"), "cell.date"),
        (dt.time(7), "cell.date"),
        (dt.timedelta(1), "cell.date"),
    ],
)  # fmt: skip
def test_a_cell_that_is_no_text_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(RuleBroken, match=f"^{code}$"):
        text_of(cell)


@pytest.mark.parametrize("text", ["=1+1", "+62 812", "-5", "@SUM(A1)", "\tx", "\rx", "0012", "199001012015012901"])
def test_what_a_spreadsheet_would_run_or_take_for_a_figure_is_written_behind_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Maria", "Ta'ek", "'Ta", "19900101 201501 2 901", "²"])
def test_other_texts_are_written_as_they_are(text: str) -> None:
    assert safe_text(text) == text


def test_a_space_before_a_formula_hides_it_from_nobody() -> None:
    assert [safe_text(text) for text in ("\xa0=1+1", "  -2", " a=b")] == ["'=1+1", "'-2", " a=b"]


@given(st.text(st.one_of(st.sampled_from("=+-@'\t\r 09aé²\u200b#"), st.characters()), max_size=12))
def test_a_safe_text_reads_back_as_the_text(raw: str) -> None:
    text = " ".join("".join(c for c in unicodedata.normalize("NFC", raw) if c.isprintable() or c.isspace()).split())
    assume(text.isprintable() and text not in {"-", "--", "–", "—"} and not text.startswith("#"))

    assert text_of(safe_text(text)) == text
    assert not safe_text(text).startswith(DANGEROUS)


@given(st.dates(dt.date(1, 1, 1)))
def test_a_day_reads_back_from_each_of_its_four_forms_and_from_a_date_cell(day: dt.date) -> None:
    whole = f"{day.day:02}/{day.month:02}/{day.year:04}"
    forms = (day.isoformat(), whole, whole.replace("/", "-"), f"{day.day} {long_date(day).split()[1]} {day.year:04}")

    assert [read_date(form) for form in forms] == [day] * 4
    assert read_date(day) == read_date(dt.datetime.combine(day, dt.time(8))) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None), (None, None), ("-", None), ("1/2/2026", dt.date(2026, 2, 1)), ("2026-11-24 00:00:00", dt.date(2026, 11, 24)),
        ("24 NOP 2026", dt.date(2026, 11, 24)), ("24 Peb. 2026", dt.date(2026, 2, 24)), ("3 Agt 2026", dt.date(2026, 8, 3)),
    ],
)  # fmt: skip
def test_days_are_also_read_as_older_papers_write_them(text: str | None, day: dt.date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("24/11/26", "date.form"), ("11.24.2026", "date.form"), ("24/11-2026", "date.form"), ("November 2026", "date.form"),
        ("24 Foo 2026", "date.form"), (46350, "date.form"), (46350.0, "date.form"), (dt.time(8), "date.form"), ("٢٤/11/2026", "date.form"),
        ("31/02/2026", "date.day"), ("2026-13-01", "date.day"), ("0000-01-01", "date.day"), ("=TODAY()", "cell.formula"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(RuleBroken, match=f"^{code}$"):
        read_date(cell)


@pytest.mark.parametrize(
    ("text", "status"),
    [("PNS", "pns"), ("Calon PNS", "cpns"), ("P3K", "pppk"), ("PPPK - Paruh Waktu", "pppk_paruh_waktu"), ("non-ASN", "non_asn")],
)
def test_statuses_are_known_by_the_words_of_rosters(text: str, status: str) -> None:
    assert read_status(text) == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fungsional", "fungsional"),
        ("ESELON III.a", "administrator"),
        ("II.b", "jpt_pratama"),
        ("Eselon IV", "pengawas"),
        ("Staf", "pelaksana"),
    ],
)
def test_classes_of_posts_are_known_by_the_words_of_rosters(text: str, kind: str) -> None:
    assert read_class(text) == kind


def test_what_export_writes_is_read_back() -> None:
    assert {code: read_status(title) for code, title in STATUS_TITLES.items()} == {code: code for code in STATUS_TITLES}
    assert {code: read_class(title) for code, title in CLASS_TITLES.items()} == {code: code for code in CLASS_TITLES}


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: read_status("Tetap"), "status.unknown"), (lambda: read_class("Bos"), "class.unknown"),
        (lambda: read_class("9"), "class.number"), (lambda: read_email("maria"), "email.form"),
        (lambda: read_email(f"{'a' * 60}@{'b' * 200}.id"), "email.form"), (lambda: read_grade("III/e", status="pns"), "grade.unknown"),
        (lambda: read_grade("3/c", status="pns"), "grade.unknown"), (lambda: read_grade("III/c", status="pppk"), "grade.unknown"),
        (lambda: read_grade("XX", status="pppk"), "grade.unknown"), (lambda: read_grade("/", status="pppk"), "grade.unknown"),
    ],
)  # fmt: skip
def test_words_that_say_nothing_known_are_refused(call: Callable[[], object], code: str) -> None:
    with pytest.raises(RuleBroken, match=f"^{code}$"):
        call()


@pytest.mark.parametrize(
    ("text", "status", "grade"),
    [
        ("III/c", "pns", "III/c"), ("Penata (III-C)", "pns", "III/c"), ("Pembina Tk. I, IV/b", "pns", "IV/b"), ("iv e", "cpns", "IV/e"),
        ("IX", "pppk", "IX"), ("Gol. IX", "pppk_paruh_waktu", "IX"),
    ],
)  # fmt: skip
def test_grades_are_read_by_the_status(text: str, status: str, grade: str) -> None:
    assert read_grade(text, status=status) == grade


def test_an_e_mail_is_kept_in_lower_case() -> None:
    assert read_email("Maria.Tefa@Contoh.invalid") == "maria.tefa@contoh.invalid"


@pytest.mark.parametrize(
    ("name", "key"),
    [("dr. Maria Tefa, M.Kes.", "maria tefa"), ("MARIA  TEFA", "maria tefa"), ("Hj. Siti", "siti"), ("Dr.", "dr"), ("", "")],
)
def test_names_are_compared_without_titles(name: str, key: str) -> None:
    assert name_key(name) == key
