"""What a ballot may hold."""

import pytest

from pelopor.nomination.actions import check_names, hand_in
from pelopor.participation.actions import Received
from pelopor.participation.models import Mark, Slip
from pelopor.participation.queries import write_ticket
from pelopor.people.actions import answer_standing
from pelopor.rules.errors import RuleBroken
from tests.conftest import NOON
from tests.nomination.factories import Office, office

pytestmark = pytest.mark.django_db
SECRET = "a" * 32


@pytest.fixture
def body() -> Office:
    made = office()
    made.open()
    return made


def give(body: Office, voter: str, *names: str, criteria: dict[str, list[str]] | None = None, edition: int = 1) -> Received:
    ids = [body[name].public_id if name in body.people else name for name in names]
    words = {body[name].public_id if name in body.people else name: ticked for name, ticked in (criteria or {}).items()}
    ticket = write_ticket(body.nomination.round, body[voter])
    return hand_in(body.nomination, ticket=ticket, secret=SECRET, edition=edition, names=ids, criteria=words, at=NOON)


def test_a_ballot_keeps_names_and_criteria_in_an_order_that_tells_nothing(body: Office) -> None:
    give(body, "A", "D", "B", "C", criteria={"D": ["initiative", "influence"], "B": []})

    names = sorted(body[name].public_id for name in "BCD")
    assert Slip.objects.get().content == {"names": names, "criteria": {body["D"].public_id: ["influence", "initiative"]}}


def test_a_name_counts_once_however_often_it_is_sent(body: Office) -> None:
    give(body, "A", "B", "B")

    assert Slip.objects.get().content["names"] == [body["B"].public_id]


def test_a_blank_ballot_takes_part(body: Office) -> None:
    give(body, "A")

    assert Slip.objects.get().content == {"names": [], "criteria": {}}


@pytest.mark.parametrize(
    ("code", "names", "criteria"),
    [
        ("ballot.names", "BCDE", {}),
        ("ballot.self", "AB", {}),
        ("ballot.criteria", "B", {"B": ["discipline"]}),
        ("ballot.criteria", "B", {"C": ["initiative"]}),
        ("ballot.unlisted", ["zzzzzzzzzzzz"], {}),
    ],
)
def test_what_the_rules_refuse_leaves_no_trace(body: Office, code: str, names: list[str], criteria: dict[str, list[str]]) -> None:
    with pytest.raises(RuleBroken, match=code):
        give(body, "A", *names, criteria=criteria)

    assert not Slip.objects.exists()
    assert not Mark.objects.exists()


def test_one_may_name_oneself_where_the_rules_let() -> None:
    body = office(ruleset={"nomination.self_naming": True})
    body.open()
    give(body, "A", "A")

    assert Slip.objects.count() == 1


def test_people_of_another_agency_cannot_be_named(body: Office) -> None:
    other = office(code="lain", colleagues="XYZ")
    with pytest.raises(RuleBroken, match=r"ballot\.unlisted"):
        give(body, "A", other["X"].public_id)


def test_who_is_disciplined_can_be_named_like_anybody(body: Office) -> None:
    """Discipline is never asked here, so that a refusal tells nothing."""
    answer_standing(
        person=body["B"], agency=body.agency, asked_for="", discipline_clear=False, performance="does_not_meet",
        by=body["Kepegawaian"], at=NOON,
    )  # fmt: skip
    give(body, "A", "B")

    assert Slip.objects.count() == 1


def test_too_many_names_are_refused_before_anything_is_asked(body: Office) -> None:
    check_names(body.nomination, names=["a", "b", "c"])
    with pytest.raises(RuleBroken, match=r"ballot\.names"):
        check_names(body.nomination, names=["a", "b", "c", "d"])


def test_a_ballot_after_closing_is_refused(body: Office) -> None:
    ticket = write_ticket(body.nomination.round, body["A"])
    body.close()
    with pytest.raises(RuleBroken, match=r"round\.closed"):
        hand_in(body.nomination, ticket=ticket, secret=SECRET, edition=1, names=[], criteria={}, at=NOON)
