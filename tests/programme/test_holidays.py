"""Days off: shipped for the nation, added on a screen for one agency and those below it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.urls import reverse

from pelopor.audit.models import Event
from pelopor.decision.actions import window_end
from pelopor.people.models import Agency
from pelopor.programme import actions
from pelopor.programme.models import LocalHoliday
from pelopor.programme.queries import days_off, shipped_calendars
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.programme.conftest import Office
from tests.programme.test_views import signed_in

DAY = date(2026, 12, 21)
FORM = {"day": "2026-12-21", "name": "Hari jadi provinsi", "basis": "Surat Gubernur 5/2026"}


def add(office: Office, day: date = DAY) -> LocalHoliday:
    return actions.add_holiday(agency=office.agency, day=day, name=" Hari jadi ", basis="Surat 5", by=office.team, at=NOON)


def test_the_shipped_calendars_are_whole() -> None:
    assert [(year, len(one.days), sum(day.leave for day in one.days)) for year, one in shipped_calendars().items()] == [(2026, 25, 8)]


def test_a_day_off_of_an_agency_holds_for_those_below_and_not_for_those_above(office: Office) -> None:
    below = Agency.objects.create(code="B", name="Cabang", parent=office.agency)
    beside = Agency.objects.create(code="C", name="Dinas Lain")
    add(office)

    assert [DAY in days_off(agency) for agency in (office.agency, below, beside)] == [True, True, False]
    assert Event.objects.get(kind="programme.holiday_added").facts == {"day": "2026-12-21", "name": "Hari jadi"}


@pytest.mark.parametrize("day", [DAY, date(2026, 12, 25)])
def test_a_day_that_is_off_already_is_refused(office: Office, day: date) -> None:
    add(office)

    with pytest.raises(RuleBroken, match=r"holiday\.known"):
        add(office, day)
    assert LocalHoliday.objects.count() == 1


def test_two_who_add_the_same_day_at_once_leave_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pelopor.programme.queries.days_off", lambda agency: frozenset())  # what each saw before the other wrote
    add(office)

    with pytest.raises(RuleBroken, match=r"holiday\.known"), transaction.atomic():
        add(office)
    assert connection.is_usable()
    assert LocalHoliday.objects.count() == 1


def test_removing_it_twice_is_one_deed(office: Office) -> None:
    made = add(office)
    actions.remove_holiday(made, by=office.team, at=NOON)
    actions.remove_holiday(made, by=office.team, at=NOON)

    assert [event.kind for event in Event.objects.order_by("sequence")] == ["programme.holiday_added", "programme.holiday_removed"]


def test_the_objection_window_leaves_out_weekends_joint_leave_christmas_and_local_days(office: Office) -> None:
    friday = datetime(2026, 12, 18, 4, tzinfo=UTC)
    add(office)

    assert window_end(office.agency, friday, 3).isoformat() == "2026-12-28T23:59:00+08:00"  # 22, 23 and, after leave and feast, 28


def test_the_team_adds_a_day_and_takes_it_away(office: Office) -> None:
    client, url = signed_in(office.team), reverse("programme:holidays", args=[office.agency.public_id])

    assert client.post(url, FORM).headers["Location"] == url
    shown = client.get(url)
    assert [(one["name"], one["kind"]) for one in shown.context["days"] if one["day"].month == 12] == [
        ("Hari jadi provinsi", "Libur setempat"), ("Cuti bersama Natal", "Cuti bersama"),
        ("Kelahiran Yesus Kristus (Natal)", "Libur nasional"),
    ]  # fmt: skip
    assert "Hari libur nasional 2027 belum ada" in shown.text
    again = client.post(url, FORM)
    assert (again.status_code, again.context["form"].errors["day"]) == (
        422, ["Hari ini sudah tercatat sebagai hari libur. Belum ada yang berubah."],
    )  # fmt: skip

    made = LocalHoliday.objects.get()
    assert client.post(reverse("programme:remove_holiday", args=[office.agency.public_id, made.public_id])).status_code == 302
    assert LocalHoliday.objects.count() == 0


def test_a_day_off_of_the_agency_above_is_not_taken_away_here(office: Office) -> None:
    above = Agency.objects.create(code="A", name="Provinsi")
    office.agency.parent = above
    office.agency.save(update_fields=["parent"])
    made = actions.add_holiday(agency=above, day=DAY, name="Hari jadi", basis="Surat 5", by=office.team, at=NOON)
    client = signed_in(office.team)

    shown = client.get(reverse("programme:holidays", args=[office.agency.public_id])).text

    assert "Hari jadi" in shown
    assert "/hapus/" not in shown
    assert client.post(reverse("programme:remove_holiday", args=[office.agency.public_id, made.public_id])).status_code == 404
