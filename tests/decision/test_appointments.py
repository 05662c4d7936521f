"""Deeds after publication: investiture, end, handover, replacement, moves, revocation."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pelopor.audit.models import Event
from pelopor.decision import actions, queries
from pelopor.decision.models import Appointment, Ending, Handover, Investiture, Replacement
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.people.actions import end_grant
from pelopor.people.models import Employment, Person, RoleGrant
from pelopor.programme.models import StageRun
from pelopor.programme.queries import back_targets
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON
from tests.decision.factories import decide, keys, run_of
from tests.decision.test_actions import signed

pytestmark = pytest.mark.django_db

STARTS = date(2026, 12, 7)
AFTER = NOON + timedelta(days=21)
DAY = AFTER.date()


def appointed(world: World | None = None) -> World:
    """A cycle at ACT: A, B and C are agents from STARTS on."""
    world = world or decide()
    paper = signed(world)
    actions.publish(run_of(world, "DECREE"), paper, starts=STARTS, by=world.people["Sekretaris"], at=NOON)
    return world


def agent(letter: str) -> Appointment:
    return Appointment.objects.select_related("person", "agency", "decree").get(person__name=f"Calon {letter}")


def end(world: World, letter: str = "A", cause: str = "moved") -> Ending:
    return actions.end(agent(letter), cause=cause, words=" SK mutasi 5 ", day=DAY, by=world.people["Tim 1"], at=AFTER)


def replace(world: World, ending: Ending, letter: str = "D", reason: str = "") -> Replacement:
    (key,) = keys(letter) if letter else [""]
    return actions.replace(ending, chosen=key, reason=reason, by=world.people["Pimpinan"], at=AFTER)


def waiting() -> list[tuple[str, str, str]]:
    """Kind, subject, and who it waits for; the decree was signed past the registry."""
    rows = Duty.objects.filter(done_at__isnull=True).exclude(kind="decree.number").select_related("person")
    return sorted((one.kind, one.subject, one.person.name if one.person else one.role) for one in rows)


def replaced(world: World) -> tuple[Replacement, Paper]:
    """D was picked for the place of A, and the decree that says so is signed."""
    made = replace(world, end(world))
    paper = actions.draft_decree(run_of(world, "DECREE"), replacement=made, by=world.people["Sekretaris"], at=AFTER)
    Paper.objects.filter(pk=paper.pk).update(state="signed", number="100/2", date=DAY, sha256="b" * 64)
    paper.refresh_from_db()
    return made, paper


# investiture


def test_publication_lets_the_investiture_wait_and_the_deed_ends_it() -> None:
    world = appointed()
    decree = agent("A").decree
    before = waiting()

    made = actions.invest(
        decree, day=STARTS, place=" Aula ", upload=SimpleUploadedFile("foto.pdf", b"%PDF-1.4"), by=world.people["Sekretaris"], at=AFTER
    )

    assert before == [("agents.invest", decree.public_id, "secretary")]
    assert (made.day, made.place, made.evidence is not None, waiting()) == (STARTS, "Aula", True, [])
    assert Event.objects.get(kind="decision.invested").facts == {"place": "Aula"}


@pytest.mark.parametrize(
    ("day", "place", "code"),
    [
        (STARTS, " ", "investiture.place"),
        (STARTS - timedelta(days=1), "Aula", "investiture.day"),
        (DAY + timedelta(days=1), "Aula", "investiture.day"),
    ],
)
def test_an_investiture_has_a_place_and_a_day_that_has_come(day: date, place: str, code: str) -> None:
    world = appointed()

    with pytest.raises(RuleBroken) as no:
        actions.invest(agent("A").decree, day=day, place=place, upload=None, by=world.people["Sekretaris"], at=AFTER)

    assert (no.value.code, Investiture.objects.exists()) == (code, False)


def test_an_investiture_is_recorded_once() -> None:
    world = appointed()
    decree, secretary = agent("A").decree, world.people["Sekretaris"]
    actions.invest(decree, day=STARTS, place="Aula", upload=None, by=secretary, at=AFTER)

    with pytest.raises(RuleBroken, match=r"investiture\.twice"):
        actions.invest(decree, day=STARTS, place="Lapangan", upload=None, by=secretary, at=AFTER)


# end


def test_an_end_closes_term_and_role_from_the_day_and_asks_for_what_follows() -> None:
    world = appointed()

    ending = end(world)

    one = agent("A")
    assert (ending.cause, ending.words, one.ended_on, one.ending) == ("moved", "SK mutasi 5", DAY, ending)
    assert list(RoleGrant.objects.filter(person=one.person, role="agent").values_list("valid_to", flat=True)) == [DAY]
    assert waiting() == [
        ("agents.handover", one.public_id, "Calon A"), ("agents.invest", one.decree.public_id, "secretary"),
        ("agents.replace", ending.public_id, "head"),
    ]  # fmt: skip
    assert Event.objects.get(kind="decision.appointment_ended").facts == {"cause": "moved", "names": "Calon A"}


@pytest.mark.parametrize("cause", ["died", "retired"])
def test_where_who_ended_cannot_be_asked_the_team_writes_the_handover(cause: str) -> None:
    world = appointed()
    if cause == "retired":
        Employment.objects.filter(person__name="Calon A").update(valid_to=NOON.date())

    end(world, cause=cause)

    assert ("agents.handover", agent("A").public_id, "reform_team") in waiting()


def test_a_role_that_was_ended_before_stays_as_it_was() -> None:
    world = appointed()
    given = RoleGrant.objects.get(person__name="Calon A", role="agent")
    end_grant(given, by=world.people["Tim 1"], on=STARTS + timedelta(days=3), at=AFTER)

    end(world)

    given.refresh_from_db()
    assert given.valid_to == STARTS + timedelta(days=3)


def test_nobody_ends_twice_nor_their_own_term() -> None:
    world = appointed()
    end(world)

    with pytest.raises(RuleBroken, match=r"ending\.twice"):
        end(world)
    with pytest.raises(RuleBroken, match=r"ending\.self"):
        actions.end(agent("B"), cause="resigned", words="Surat", day=DAY, by=agent("B").person, at=AFTER)


def test_a_refused_end_leaves_nothing() -> None:
    world = appointed()

    with pytest.raises(RuleBroken, match=r"ending\.day"):
        actions.end(agent("A"), cause="moved", words="SK", day=STARTS - timedelta(days=1), by=world.people["Tim 1"], at=AFTER)

    assert (Ending.objects.exists(), agent("A").ended_on) == (False, None)


def test_what_runs_what_is_open_and_who_goes_on_is_handed_over_once() -> None:
    world = appointed()
    one = agent("A")
    end(world)

    made = actions.hand_over(one, running=" Pojok baca ", unfinished="", successor="Calon B", by=one.person, at=AFTER)

    assert (made.running, made.unfinished, made.successor) == ("Pojok baca", "", "Calon B")
    assert "agents.handover" not in [kind for kind, _, _ in waiting()]
    assert Event.objects.get(kind="decision.handed_over").facts == {"name": "Calon A"}
    with pytest.raises(RuleBroken, match=r"handover\.twice"):
        actions.hand_over(one, running="Lain", unfinished="", successor="Lain", by=world.people["Tim 1"], at=AFTER)


@pytest.mark.parametrize(
    ("letter", "running", "successor", "code"),
    [("B", "a", "b", "handover.early"), ("A", " ", "b", "handover.running"), ("A", "a", " ", "handover.successor")],
)
def test_a_handover_follows_an_end_and_says_what_and_who(letter: str, running: str, successor: str, code: str) -> None:
    world = appointed()
    end(world)

    with pytest.raises(RuleBroken) as no:
        actions.hand_over(agent(letter), running=running, unfinished="", successor=successor, by=agent(letter).person, at=AFTER)

    assert (no.value.code, Handover.objects.exists()) == (code, False)


# replacement


def test_the_head_picks_among_those_not_chosen_and_the_draft_waits() -> None:
    world = appointed()
    ending = end(world)
    assert [(place, one.name) for place, one in queries.places(ending, on=DAY)] == [(4, "Calon D"), (4, "Calon E")]

    made = replace(world, ending)

    assert (made.candidate and made.candidate.name, made.reason) == ("Calon D", "")
    assert ("decree.draft", made.public_id, "secretary") in waiting()
    assert "agents.replace" not in [kind for kind, _, _ in waiting()]
    assert Event.objects.get(kind="decision.replacement_chosen").facts == {"name": "Calon D"}


def test_a_place_left_empty_keeps_its_reason_and_asks_for_no_decree() -> None:
    world = appointed()

    made = replace(world, end(world), "", "Dua agen cukup")

    assert (made.candidate, made.reason) == (None, "Dua agen cukup")
    assert not {"agents.replace", "decree.draft"} & {kind for kind, _, _ in waiting()}


def test_a_place_is_decided_once_and_nobody_takes_two() -> None:
    world = appointed()
    first, second = end(world, "A"), end(world, "B")
    replace(world, first)

    with pytest.raises(RuleBroken, match=r"replacement\.twice"):
        replace(world, first, "E")
    with pytest.raises(RuleBroken, match=r"replacement\.unknown"):
        replace(world, second, "D")


def test_who_was_proposed_does_not_decide_and_who_left_is_not_offered() -> None:
    world = appointed()
    ending = end(world)
    Employment.objects.filter(person__name="Calon D").update(valid_to=DAY)

    assert [one.name for _, one in queries.places(ending, on=DAY)] == ["Calon E"]
    with pytest.raises(RuleBroken, match=r"choice\.self"):
        actions.replace(ending, chosen="", reason="x", by=Person.objects.get(name="Calon E"), at=AFTER)


def test_the_decree_of_a_replacement_goes_the_way_of_every_decree_and_appoints_for_the_rest() -> None:
    world = appointed()
    made, paper = replaced(world)
    assert (paper.subject, paper.title) == (made.public_id, "Penggantian Agen Perubahan pada Dinas Kesehatan Tahun 2026")
    assert [one["name"] for one in paper.content["members"]] == ["Calon D"]
    assert paper.content["noting"][0].startswith("Keputusan Kepala Dinas Nomor 100/1 tanggal 7 Desember 2026")

    actions.publish_replacement(made, paper, starts=DAY, by=world.people["Sekretaris"], at=AFTER)

    new, old = agent("D"), agent("A")
    assert (new.valid_from, new.valid_to, new.replaces, new.decree) == (DAY, old.valid_to, old.ending, paper)
    assert RoleGrant.objects.get(person=new.person, role="agent").basis == "SK Nomor 100/2"
    assert [one.person.name for one in queries.standing(world.cycle)] == ["Calon B", "Calon C", "Calon D"]
    assert ("agents.invest", paper.public_id, "secretary") in waiting()
    assert queries.cycle_of(new.decree) == world.cycle
    assert Event.objects.get(kind="decision.replaced").facts == {"count": 1, "number": "100/2"}


@pytest.mark.parametrize(
    ("ended", "starts", "code"),
    [
        (None, DAY - timedelta(days=1), "appointment.early"),
        (DAY + timedelta(days=5), DAY, "appointment.overlap"),
        (None, STARTS.replace(year=2028), "appointment.late"),
    ],
)
def test_a_replacement_starts_after_the_end_and_within_the_term(ended: date | None, starts: date, code: str) -> None:
    world = appointed()
    made, paper = replaced(world)
    if ended:
        Ending.objects.update(day=ended)
        made = Replacement.objects.get()

    with pytest.raises(RuleBroken) as no:
        actions.publish_replacement(made, paper, starts=starts, by=world.people["Sekretaris"], at=AFTER)

    assert (no.value.code, Appointment.objects.filter(person__name="Calon D").exists()) == (code, False)


def test_nothing_is_left_of_a_term_that_is_over() -> None:
    world = appointed()
    made, paper = replaced(world)
    Appointment.objects.filter(person__name="Calon A").update(valid_to=DAY + timedelta(days=1))

    with pytest.raises(RuleBroken, match=r"appointment\.over"):
        actions.publish_replacement(made, paper, starts=DAY + timedelta(days=1), by=world.people["Sekretaris"], at=AFTER)


# moves


def test_agents_whom_a_roster_moved_wait_for_the_team_and_others_do_not() -> None:
    appointed()
    one = agent("A")

    actions.notice_moves({one.person_id, Person.objects.get(name="Calon E").pk}, at=AFTER)
    actions.notice_moves({one.person_id}, at=AFTER)

    assert [duty for duty in waiting() if duty[0] == "agents.moved"] == [("agents.moved", one.public_id, "reform_team")]
    assert queries.moved(one)


@pytest.mark.parametrize("moved", [[], ["Calon E"]])
def test_a_move_of_nobody_appointed_makes_no_duty(moved: list[str]) -> None:
    appointed()

    actions.notice_moves(set(Person.objects.filter(name__in=moved).values_list("pk", flat=True)), at=AFTER)

    assert "agents.moved" not in [kind for kind, _, _ in waiting()]


def test_the_team_lets_somebody_who_moved_go_on_once() -> None:
    world = appointed()
    one = agent("A")
    actions.notice_moves({one.person_id}, at=AFTER)

    actions.keep_on(one, by=world.people["Tim 1"], at=AFTER)

    assert (queries.moved(one), agent("A").ended_on) == (False, None)
    assert Event.objects.get(kind="decision.kept_on").facts == {"name": "Calon A"}
    with pytest.raises(RuleBroken, match=r"moved\.settled"):
        actions.keep_on(one, by=world.people["Tim 1"], at=AFTER)


def test_an_end_settles_the_move() -> None:
    world = appointed()
    actions.notice_moves({agent("A").person_id}, at=AFTER)

    end(world)

    assert not queries.moved(agent("A"))


# revocation


def test_a_revoked_decree_ends_its_appointments_and_begins_anew() -> None:
    world = appointed()
    run, decree = run_of(world, "DECREE"), agent("A").decree

    again = actions.revoke(run, reason=" Nama keliru ", by=world.people["Pimpinan"], at=AFTER)

    assert set(Appointment.objects.values_list("ended_on", "ending__cause", "ending__words")) == {(DAY, "decree_void", "Nama keliru")}
    assert set(RoleGrant.objects.filter(role="agent").values_list("valid_to", flat=True)) == {DAY}
    decree.refresh_from_db()
    assert (decree.state, decree.number, decree.void_reason) == ("void", "100/1", "Nama keliru")
    assert (again.stage, again.number) == ("DECREE", 2)
    assert waiting() == [("decree.draft", again.public_id, "secretary")]
    assert set(StageRun.objects.filter(void=True).values_list("stage", flat=True)) == {"DECREE", "ACT"}
    assert Event.objects.get(kind="decision.revoked").facts == {"number": "100/1", "count": 3, "reason": "Nama keliru"}


def test_the_new_draft_takes_the_place_of_the_revoked_decree_and_appoints_again() -> None:
    world = appointed()
    decree = agent("A").decree
    actions.revoke(run_of(world, "DECREE"), reason="Nama keliru", by=world.people["Pimpinan"], at=AFTER)

    paper = actions.draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=AFTER)
    Paper.objects.filter(pk=paper.pk).update(state="signed", number="100/2", date=DAY, sha256="b" * 64)
    paper.refresh_from_db()
    actions.publish(run_of(world, "DECREE"), paper, starts=DAY, by=world.people["Sekretaris"], at=AFTER)

    assert paper.replaces == decree
    assert [one.person.name for one in queries.standing(world.cycle)] == ["Calon A", "Calon B", "Calon C"]
    assert [one.state for one in queries.decrees_of(world.cycle)] == ["void", "published"]


def test_a_revocation_takes_replacements_with_it_and_what_waited_about_them() -> None:
    world = appointed()
    made, paper = replaced(world)
    actions.publish_replacement(made, paper, starts=DAY, by=world.people["Sekretaris"], at=AFTER)
    end(world, "B")

    again = actions.revoke(run_of(world, "DECREE"), reason="Cacat prosedur", by=world.people["Sekretaris"], at=AFTER + timedelta(days=2))

    paper.refresh_from_db()
    assert paper.state == "void"
    causes = Appointment.objects.order_by("person__name").values_list("person__name", "ending__cause")
    assert list(causes) == [
        ("Calon A", "moved"), ("Calon B", "moved"), ("Calon C", "decree_void"), ("Calon D", "decree_void"),
    ]  # fmt: skip
    assert waiting() == [("decree.draft", again.public_id, "secretary")]


def test_a_revocation_ends_nobody_where_everybody_ended_before() -> None:
    world = appointed()
    for letter in "ABC":
        end(world, letter)

    actions.revoke(run_of(world, "DECREE"), reason="Keliru", by=world.people["Pimpinan"], at=AFTER)

    assert not Ending.objects.filter(cause="decree_void").exists()


def test_only_a_published_decree_is_revoked_once_with_a_reason() -> None:
    world = decide()
    signed(world)
    run, head = run_of(world, "DECREE"), world.people["Pimpinan"]

    with pytest.raises(RuleBroken, match=r"revoke\.unpublished"):
        actions.revoke(run, reason="Keliru", by=head, at=AFTER)
    with pytest.raises(RuleBroken, match=r"revoke\.reason"):
        actions.revoke(run, reason=" ", by=head, at=AFTER)


def test_who_ended_under_a_void_decree_is_not_ended_again() -> None:
    world = appointed()
    one, run = agent("A"), run_of(world, "DECREE")
    actions.revoke(run, reason="Keliru", by=world.people["Pimpinan"], at=AFTER)

    with pytest.raises(RuleBroken, match=r"stage\.void"):
        actions.end(one, cause="moved", words="SK", day=DAY, by=world.people["Tim 1"], at=AFTER)
    with pytest.raises(RuleBroken, match=r"stage\.void"):
        actions.revoke(run, reason="Keliru", by=world.people["Pimpinan"], at=AFTER)


def test_the_general_way_back_does_not_lead_out_of_act() -> None:
    assert back_targets(appointed().cycle) == []
