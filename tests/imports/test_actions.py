"""A roster comes in whole, or nothing of it; twice is once."""

import gc
import os
import signal
from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.files.storage import default_storage
from django.db import connection, connections
from pytest_django import DjangoCaptureOnCommitCallbacks

from pelopor.audit.models import Event
from pelopor.duties.models import Duty
from pelopor.imports import actions
from pelopor.imports.actions import writing as applying
from pelopor.imports.models import RosterImport
from pelopor.imports.reading.examine import uncollected
from pelopor.people.models import Employment, Person, PersonNumber, User
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.imports.factories import HEAD, MARIA, TODAY, YOSEF, Office, file_of, office, snapshot, table_of

MONDAY = date(2026, 11, 23)


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


def test_a_roster_makes_people_units_numbers_and_accounts_that_nobody_can_use_yet(dinas: Office) -> None:
    counts = dinas.bring_in(MARIA, YOSEF)

    assert counts == actions.Counts(new=2, units=1, accounts=2)
    assert dinas.people() == {
        "Maria Tefa, S.Kom.": ("199001012015012901", "Sekretariat", "Kepala Sekretariat", ""),
        "Yosef Nalle": ("199202142023211901", "Sekretariat", "Pengelola Keuangan", "Maria Tefa, S.Kom."),
    }
    assert Employment.objects.get(person__name="Yosef Nalle").valid_from == date(2023, 3, 1)
    user = User.objects.get(person__name="Yosef Nalle")
    assert not user.has_usable_password()


def test_collecting_rests_while_rows_are_compared_and_goes_on_after_a_refusal_too() -> None:
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(RuleBroken), uncollected():
        raise RuleBroken("roster.no_rows")
    assert gc.isenabled()


def test_the_deed_leaves_one_event_with_counts_and_ends_and_opens_duties(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)

    event = Event.objects.get()
    assert (event.kind, event.facts["new"], event.facts["units"]) == ("imports.roster_applied", 2, 1)
    assert not any(word in str(event.facts) for word in ("Maria", "19900101", "daftar.csv"))
    assert set(Duty.objects.filter(done_at__isnull=True).values_list("kind", "url_name")) == {
        ("people.issue_codes", "documents:letters"), ("cycle.open", "programme:new"),
    }  # fmt: skip


def test_the_same_file_twice_changes_nothing(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)
    before, events = snapshot(), Event.objects.count()

    counts = dinas.bring_in(MARIA, YOSEF)

    assert (counts, snapshot(), Event.objects.count()) == (actions.Counts(same=2), before, events)


def test_a_move_and_a_new_name_begin_on_the_day_of_the_file(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF, as_of=MONDAY)

    counts = dinas.bring_in(MARIA.replace("Tefa", "Tefa-Nalle"), YOSEF.replace("Sekretariat", "Bidang Umum"))

    assert counts == actions.Counts(changed=1, moved=1, units=1)
    yosef = Employment.objects.filter(person__name="Yosef Nalle").order_by("valid_from")
    assert list(yosef.values_list("unit__name", "valid_from", "valid_to")) == [
        ("Sekretariat", date(2023, 3, 1), TODAY), ("Bidang Umum", TODAY, None),
    ]  # fmt: skip
    assert Person.objects.get(name="Maria Tefa-Nalle, S.Kom.").search == "maria tefa nalle s kom"


def test_a_correction_on_the_same_day_replaces_what_began_that_day(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF.replace("2023-03-01", ""))
    dinas.bring_in(MARIA, YOSEF.replace("Pengelola", "Penata").replace("2023-03-01", ""))

    rows = Employment.objects.filter(person__name="Yosef Nalle").values_list("position", "valid_from", "valid_to")
    assert list(rows) == [("Penata Keuangan", TODAY, None)]


def test_whoever_is_missing_stays_unless_the_person_says_that_they_left(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF, as_of=MONDAY)
    assert dinas.bring_in(MARIA) == actions.Counts(same=1)
    assert len(dinas.people()) == 2

    assert dinas.bring_in(MARIA, end_missing=True) == actions.Counts(ended=1, same=1)
    assert list(dinas.people()) == ["Maria Tefa, S.Kom."]


def test_somebody_who_came_by_email_before_the_roster_is_asked_about_and_keeps_account_and_role(dinas: Office) -> None:
    ance = dinas.team
    User.objects.filter(person=ance).update(email="ance@contoh.invalid")
    row = "Ance Tim,19800101 200501 2 901,,Sekretariat,Perencana Ahli Muda,Fungsional,PNS,III/c,,2022-04-01"
    made = dinas.checked(file_of(row))
    (doubt,) = made.report["found"]["doubtful"]
    assert (doubt["kind"], doubt["place"]) == ("doubt.new_number", "ance@contoh.invalid")

    actions.settle(made, choices={2: "same"}, table=table_of(made))
    dinas.confirm(made)

    assert Employment.objects.get().person == ance
    assert list(ance.numbers.values_list("kind", "value")) == [("nip", "198001012005012901")]


def test_a_new_number_of_a_known_person_is_asked_about_and_then_replaces_the_old_one(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF, as_of=MONDAY)
    made = dinas.checked(file_of(MARIA, YOSEF.replace("2023 21 1 901", "2025 22 1 902")))
    with pytest.raises(RuleBroken, match=r"roster\.doubts_open"):
        dinas.confirm(made)

    actions.settle(made, choices={3: "same"}, table=table_of(made))
    dinas.confirm(made)

    numbers = PersonNumber.objects.filter(person__name="Yosef Nalle").order_by("valid_from")
    assert list(numbers.values_list("value", "valid_to")) == [("199202142023211901", TODAY), ("199202142025221902", None)]


def test_a_person_of_another_agency_moves_here_when_somebody_says_so(dinas: Office) -> None:
    other = office("PU")
    other.bring_in(YOSEF.replace(",19900101 201501 2 901,", ",,"), as_of=MONDAY)
    made = dinas.checked(file_of(MARIA, YOSEF))
    actions.settle(made, choices={3: "same"}, table=table_of(made))

    assert dinas.confirm(made) == actions.Counts(new=1, moved=1, units=1, accounts=1)
    assert (list(other.people()), sorted(dinas.people())) == ([], ["Maria Tefa, S.Kom.", "Yosef Nalle"])
    assert Event.objects.get(kind="imports.people_taken", agency=other.agency.public_id).facts == {"count": 1, "by_agency": "Dinas DK"}


def test_a_file_with_one_wrong_row_changes_nothing(dinas: Office) -> None:
    before = snapshot()
    made = dinas.checked(file_of(MARIA, YOSEF.replace("PPPK,VII", "pegawai,")))

    assert made.state == "refused"
    assert [(row["line"], row["column"], row["code"]) for row in made.report["found"]["wrong"]] == [(3, "status", "status.unknown")]
    with pytest.raises(RuleBroken, match=r"roster\.ended"):
        dinas.confirm(made)
    assert snapshot() == before


@pytest.mark.parametrize(("data", "code"), [(b"", "file.empty"), (b"%PDF-1.7 x", "file.pdf")])
def test_a_file_that_is_no_roster_is_refused_with_a_sentence(dinas: Office, data: bytes, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        dinas.upload(data)


def test_a_file_without_people_is_refused(dinas: Office) -> None:
    with pytest.raises(RuleBroken, match=r"roster\.no_rows"):
        dinas.checked(HEAD.encode())


def test_a_record_that_changed_meanwhile_is_shown_again_before_it_is_written(dinas: Office) -> None:
    first, second = dinas.checked(file_of(MARIA)), dinas.checked(file_of(MARIA, YOSEF))
    dinas.confirm(first)

    with pytest.raises(RuleBroken, match=r"roster\.changed"):
        dinas.confirm(second)
    assert list(dinas.people()) == ["Maria Tefa, S.Kom."]


def test_an_applied_or_cancelled_import_does_nothing_more_and_its_file_is_gone(
    dinas: Office, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    applied, cancelled = dinas.checked(file_of(MARIA)), dinas.checked(file_of(MARIA))
    names = [applied.file.name, cancelled.file.name]
    table = table_of(applied)
    with django_capture_on_commit_callbacks(execute=True):
        actions.confirm(applied, table=table, shown=applied.report["mark"], end_missing=False, by=dinas.team, at=NOON)
        actions.cancel(cancelled)

    assert [default_storage.exists(str(name)) for name in names] == [False, False]
    with pytest.raises(RuleBroken, match=r"roster\.ended"):
        actions.cancel(applied)
    assert list(RosterImport.objects.order_by("pk").values_list("state", "file")) == [("applied", ""), ("cancelled", "")]
    assert "Maria" not in str(list(RosterImport.objects.values("report")))


def test_a_death_in_the_middle_of_writing_changes_nothing(dinas: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made, before = dinas.checked(file_of(MARIA, YOSEF)), snapshot()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(applying._Writing, "_employments", die)
    with pytest.raises(KeyboardInterrupt):
        dinas.confirm(made)

    made.refresh_from_db()
    assert (snapshot(), made.state, Event.objects.count()) == (before, "checked", 0)


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize("files", [1, 2], ids=["one file twice", "two files"])
def test_of_two_confirms_at_once_one_applies(files: int) -> None:
    dinas = office()
    waiting = [dinas.checked(file_of(MARIA, YOSEF)) for _ in range(files)]
    barrier = Barrier(2)
    answers: list[object] = []

    def press(pk: int) -> None:
        mine = RosterImport.objects.select_related("agency").get(pk=pk)
        barrier.wait()
        try:
            answers.append(dinas.confirm(mine).new)
        except (RuleBroken, OSError) as no:
            answers.append(getattr(no, "code", "file gone"))
        finally:
            connection.close()

    both = [Thread(target=press, args=[one.pk]) for one in (waiting * 2)[:2]]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert set(answers) - {2} <= ({"roster.ended", "file gone"} if files == 1 else {"roster.changed"})
    assert (2 in answers, len(answers)) == (True, 2)
    assert sorted(dinas.people()) == ["Maria Tefa, S.Kom.", "Yosef Nalle"]
    assert Person.objects.filter(name="Yosef Nalle").count() == 1
    assert Event.objects.filter(kind="imports.roster_applied").count() == 1


@pytest.mark.usefixtures("disk")
def test_a_process_killed_in_the_middle_of_writing_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    dinas = office()
    made, before = dinas.checked(file_of(MARIA, YOSEF)), snapshot()
    monkeypatch.setattr(applying._Writing, "_employments", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]  # else both processes would speak through one socket
    if (child := os.fork()) == 0:  # pragma: no cover
        try:
            dinas.confirm(made)
        finally:
            os._exit(1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    made.refresh_from_db()
    assert (snapshot(), made.state, Event.objects.count()) == (before, "checked", 0)
    assert Person.objects.filter(name="Yosef Nalle").count() == 0
    monkeypatch.undo()
    assert dinas.confirm(made).new == 2
