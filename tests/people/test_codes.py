"""First passwords by code letters: given once, used once, and never unseen."""

from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from pelopor.audit.models import Event
from pelopor.people import actions, queries
from pelopor.people.models import Agency, Person, SignInCode, Unit, User
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.sign_in_code import code_ends
from tests.conftest import NOON, sure
from tests.people.factories import END, START, TODAY, agency, employ, give, newcomer, person

pytestmark = pytest.mark.django_db

NUMBER, PASSWORD = "198001012005011001", "perahu besar di teluk"


@pytest.fixture
def ance(office: Agency) -> Person:
    return newcomer("Ance", office, number=NUMBER, email="ance@contoh.invalid")


def issue(office: Agency, boss: Person, *people: Person, at: datetime = NOON) -> list[actions.IssuedCode]:
    return actions.issue_codes(people=people, agency=office, unit=Unit.objects.first(), by=boss, at=at)


def use(code: str, *, login: str = NUMBER, password: str = PASSWORD, at: datetime = NOON) -> User:
    return actions.use_code(login=login, code=code, password=password, at=at)


def refused(code: str, **changed: Any) -> tuple[str, dict[str, object]]:
    with pytest.raises(RuleBroken) as no:
        use(code, **changed)
    return no.value.code, no.value.facts


def test_codes_are_given_to_a_unit_and_the_audit_tells_how_many_and_no_name(office: Agency, boss: Person, ance: Person) -> None:
    yos = newcomer("Yos", office)

    issued = issue(office, boss, ance, yos)

    rows = [(code.person, code.agency, code.made_at, code.made_by, code.valid_to, code.used_at, code.voided_at)
            for code in SignInCode.objects.order_by("pk")]  # fmt: skip
    assert rows == [(who, office, NOON, boss, code_ends(NOON), None, None) for who in (ance, yos)]
    assert [(event.kind, event.facts, event.actor_name) for event in Event.objects.all()] == [
        ("people.codes_issued", {"count": 2, "unit": "Sekretariat"}, "Pengelola"),
    ]
    assert [one.person for one in issued] == [ance, yos]


def test_no_code_stands_in_the_record(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)

    kept = str([*SignInCode.objects.values(), *Event.objects.values()])
    assert (issued.code in kept, issued.code.replace("-", "") in kept) == (False, False)


def test_a_later_code_takes_the_place_of_an_earlier_one(office: Agency, boss: Person, ance: Person) -> None:
    (first,), (second,) = issue(office, boss, ance), issue(office, boss, ance)

    assert refused(first.code) == ("code.voided", {})
    assert use(second.code) == ance.user


def test_the_database_holds_one_open_code_a_person_used_or_voided_in_time(office: Agency, boss: Person, ance: Person) -> None:
    issue(office, boss, ance)
    row = SignInCode.objects.get()
    wrong = [
        {"used_at": NOON, "voided_at": NOON}, {"used_at": row.valid_to}, {"valid_to": row.made_at},
    ]  # fmt: skip
    for fields in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            SignInCode.objects.update(**fields)
    row.pk, row.hash, row.public_id = None, "0" * 64, "222222222222"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_code_opens_the_account_once_and_the_audit_tells_who(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)

    user = use(issued.code.lower().replace("-", " "), at=NOON + timedelta(hours=1))

    assert (user == ance.user, user.check_password(PASSWORD)) == (True, True)
    assert refused(issued.code) == ("code.used", {"when": NOON + timedelta(hours=1)})
    event = Event.objects.last()
    assert event is not None
    assert (event.kind, event.actor, event.agency, event.facts) == ("people.code_used", ance.public_id, office.public_id, {})
    assert queries.openings(ance, at=NOON + timedelta(hours=2)) == [NOON + timedelta(hours=1)]


def test_one_may_say_an_email_instead_of_the_number(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)

    assert use(issued.code, login="Ance@contoh.invalid") == ance.user


def test_a_code_holds_for_thirty_days_to_the_end_of_the_day(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)

    assert refused(issued.code, at=code_ends(NOON)) == ("code.expired", {})
    assert use(issued.code, at=code_ends(NOON) - timedelta(seconds=1)) == ance.user


def test_wrong_number_and_wrong_code_are_one_no_after_the_same_questions(office: Agency, boss: Person, ance: Person) -> None:
    yos = newcomer("Yos", office, number="199001012015012002")
    mine, others = issue(office, boss, ance, yos)
    ways = [(NUMBER, others.code), (NUMBER, "2222-2222-2222-2222"), ("199912312020011009", mine.code), ("1", ""), ("111", "-")]
    asked = []
    for login, code in ways:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert refused(code, login=login) == ("code.wrong", {})
        asked.append([query["sql"].split(" WHERE ")[0] for query in seen])

    assert asked == [asked[0]] * len(ways)
    assert len(asked[0]) == 2
    assert not User.objects.filter(person=ance).get().has_usable_password()


@pytest.mark.parametrize("password", ["pendek", "q1w2e3r4t5y6", "ance@contoh.invalid"])
def test_a_weak_password_is_refused_and_the_code_stays(office: Agency, boss: Person, ance: Person, password: str) -> None:
    (issued,) = issue(office, boss, ance)

    with pytest.raises(ValidationError):
        use(issued.code, password=password)

    assert SignInCode.objects.get().used_at is None


def test_a_code_does_not_replace_a_password_that_was_made_in_between(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)
    sure(ance.user).set_password("dibuat lewat surel")
    sure(ance.user).save()

    assert refused(issued.code) == ("code.has_password", {})
    assert SignInCode.objects.get().used_at is None


def test_an_account_that_was_switched_off_is_not_opened(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)
    User.objects.filter(person=ance).update(is_active=False)

    assert refused(issued.code) == ("code.wrong", {})


def test_nobody_gets_a_code_for_themself(office: Agency, boss: Person) -> None:
    newcomer_boss = newcomer("Pengelola baru", office, role=Role.ADMINISTRATOR)

    with pytest.raises(RuleBroken, match=r"code\.own"):
        issue(office, newcomer_boss, newcomer_boss)
    with pytest.raises(RuleBroken, match=r"code\.own"):
        actions.reissue_code(person=boss, agency=office, by=boss, at=NOON)
    assert (SignInCode.objects.count(), Event.objects.count()) == (0, 0)


def test_whoever_can_sign_in_gets_no_letter_with_the_others(office: Agency, boss: Person, ance: Person) -> None:
    for people, code in (([ance, person("Yos", office)], "code.has_password"), ([], "code.nobody")):
        with pytest.raises(RuleBroken) as no:
            issue(office, boss, *people)
        assert no.value.code == code
    assert (SignInCode.objects.count(), Event.objects.count()) == (0, 0)


def test_a_new_code_for_one_person_ends_the_password_and_is_told_with_the_name(office: Agency, boss: Person) -> None:
    yos = person("Yos", office, number=NUMBER)

    issued = actions.reissue_code(person=yos, agency=office, by=boss, at=NOON)

    sure(yos.user).refresh_from_db()
    assert not sure(yos.user).has_usable_password()
    assert [(event.kind, event.thing, event.facts) for event in Event.objects.all()] == [
        ("people.code_reissued", yos.public_id, {"person": "Yos"}),
    ]
    assert use(issued.code) == yos.user


def test_a_person_without_an_account_gets_no_code(office: Agency, boss: Person, ance: Person) -> None:
    ance.user = None
    ance.save()

    with pytest.raises(RuleBroken, match=r"code\.no_account"):
        actions.reissue_code(person=ance, agency=office, by=boss, at=NOON)
    with pytest.raises(RuleBroken, match=r"code\.has_password"):
        issue(office, boss, ance)


def test_a_code_that_somebody_else_made_at_the_same_time_stands(
    office: Agency, boss: Person, ance: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(office, boss, ance)
    monkeypatch.setattr(type(SignInCode.objects.all()), "update", lambda self, **_: 0)  # as if it were not there yet

    with pytest.raises(RuleBroken, match=r"code\.raced"):
        issue(office, boss, ance)


def test_units_tell_how_many_wait_and_how_many_hold_a_letter(
    office: Agency, boss: Person, ance: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    yos, kris = newcomer("Yos", office), newcomer("Kris", office, unit="Bidang Mutu")
    lone = newcomer("Tanpa tempat")
    give(lone, office, Role.WITNESS)
    left = newcomer("Pergi")
    employ(left, office, until=TODAY)
    newcomer("Jauh", agency("dinsos"))
    person("Sudah", office)
    issue(office, boss, yos)

    with django_assert_num_queries(2):
        rows = queries.waiting_by_unit(office, at=NOON)

    assert [(row.unit and row.unit.name, row.waiting, row.coded, row.uncoded) for row in rows] == [
        ("Bidang Mutu", 1, 0, 1), ("Sekretariat", 2, 1, 1), (None, 1, 0, 1),
    ]  # fmt: skip
    waiting = queries.without_password(office, on=TODAY)
    assert [[one.name for one in queries.in_unit(waiting, office, row.unit, on=TODAY)] for row in rows] == [
        ["Kris"], ["Ance", "Yos"], [lone.name],
    ]  # fmt: skip
    assert [one.name for one in queries.without_letter(office, at=NOON)] == ["Ance", "Kris", lone.name]
    assert [row.coded for row in queries.waiting_by_unit(office, at=code_ends(NOON))] == [0, 0, 0]
    assert kris.user is not None


def test_account_holders_are_those_of_the_day_with_an_account(office: Agency, boss: Person, ance: Person) -> None:
    give(person("Dulu"), office, Role.WITNESS, until=TODAY)
    give(person("Saksi"), office, Role.WITNESS, since=START, until=END)
    off = newcomer("Nonaktif", office)
    User.objects.filter(person=off).update(is_active=False)

    assert [one.name for one in queries.account_holders(office, on=TODAY)] == ["Ance", "Pengelola", "Saksi"]


def test_openings_are_told_for_thirty_days_the_latest_first(office: Agency, boss: Person, ance: Person) -> None:
    (issued,) = issue(office, boss, ance)
    use(issued.code)
    later = NOON + timedelta(days=3)
    use(actions.reissue_code(person=ance, agency=office, by=boss, at=later).code, at=later)

    assert queries.openings(ance, at=later) == [later, NOON]
    assert queries.openings(ance, at=NOON + timedelta(days=31)) == [later]


@pytest.mark.parametrize("turn", range(5))
def test_of_two_who_use_a_code_at_once_exactly_one_wins(disk: Path | None, turn: int) -> None:
    ance = newcomer("Ance", agency(), number=NUMBER)
    (issued,) = actions.issue_codes(people=[ance], agency=agency("dinsos"), unit=None, by=None, at=NOON)
    passwords = [f"kata sandi nomor {number}" for number in range(2)]
    came: list[str] = []
    together = Barrier(2)

    def go(password: str) -> None:
        together.wait()
        try:
            use(issued.code, password=password)
            came.append(password)
        except RuleBroken as no:
            came.append(no.code)
        finally:
            connection.close()

    threads = [Thread(target=go, args=(password,)) for password in passwords]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    (won,) = set(came) - {"code.used"}
    sure(ance.user).refresh_from_db()
    assert (len(came), sure(ance.user).check_password(won), Event.objects.filter(kind="people.code_used").count()) == (2, True, 1)
