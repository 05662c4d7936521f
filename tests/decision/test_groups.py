"""A group is chosen as one, and decreed with its members."""

from typing import Any

import pytest

from pelopor.assessment.models import Ranking
from pelopor.decision import actions, queries
from pelopor.decision.models import Appointment, Choice
from pelopor.documents.models import Paper
from pelopor.nomination.models import Candidate
from pelopor.people.queries import roles_of
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World, with_group
from tests.conftest import NOON
from tests.decision.factories import decide, keys, run_of

pytestmark = pytest.mark.django_db
MEMBERS = ["Anggota 1", "Anggota 2", "Anggota 3"]


@pytest.fixture
def world() -> World:
    """The group is ahead of the five."""
    made = decide()
    group = with_group(made, settled=True)
    ranking = Ranking.objects.get()
    ranking.brackets = [{"place": 1, "candidates": [group.public_id], "mean": "4/1"}, *ranking.brackets]
    ranking.proposed = [group.public_id, *keys("ABCD")]
    ranking.save()
    return made


def choose(world: World, **changed: Any) -> Choice:
    group = Candidate.objects.get(group__isnull=False).public_id
    facts: dict[str, Any] = {"chosen": [group, *keys("AB")], "reason": "Perlu", "by": world.people["Pimpinan"], "at": NOON, **changed}
    return actions.choose(world.run, **facts)


def test_no_member_of_a_proposed_group_chooses(world: World) -> None:
    with pytest.raises(RuleBroken, match=r"choice\.self"):
        choose(world, by=world.people["Anggota 2"])


def test_the_head_reads_who_a_group_is(world: World) -> None:
    cards = {card.name: card.note for _place, cards in queries.groups(world.run, on=NOON.date()) for card in cards}

    assert cards["Loket Ramah"] == "Kelompok, 3 anggota: Anggota 1; Anggota 2; Anggota 3"
    assert cards["Calon A"] == "Staf, Sekretariat"


def test_a_group_takes_one_place_of_the_choice(world: World) -> None:
    choose(world)

    assert [one.name for one in queries.chosen(world.cycle)] == ["Calon A", "Calon B", "Loket Ramah"]


def test_the_annex_names_the_group_and_its_members_and_each_is_appointed_with_it(world: World) -> None:
    choose(world)
    actions.close_objections(run_of(world, "OBJECT"), note="", by=world.people["Tim 1"], at=run_of(world, "OBJECT").due or NOON)
    run = run_of(world, "DECREE")
    paper = actions.draft_decree(run, by=world.people["Sekretaris"], at=NOON)
    annex = [(one["group"], one["name"], one["note"]) for one in paper.content["members"]]
    Paper.objects.filter(pk=paper.pk).update(state="signed", date=NOON.date(), number="1/2026", sha256="ab" * 32, file="sk.pdf")
    paper.refresh_from_db()
    made = actions.publish(run, paper, starts=NOON.date(), by=world.people["Sekretaris"], at=NOON)

    assert annex == [
        ("", "Calon A", ""), ("", "Calon B", ""), ("Loket Ramah", "Anggota 1", "Ketua kelompok"), ("Loket Ramah", "Anggota 2", ""),
        ("Loket Ramah", "Anggota 3", ""),
    ]  # fmt: skip
    assert sorted(one.person.name for one in made) == [*MEMBERS, "Calon A", "Calon B"]
    together = Appointment.objects.filter(group__name="Loket Ramah").order_by("person__name")
    assert [one.person.name for one in together] == MEMBERS
    assert all(Role.AGENT in roles_of(world.people[name], at=NOON)[world.agency] for name in MEMBERS)
