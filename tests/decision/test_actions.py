"""Deeds of the choice, of objections, of the draft and of the appointments."""

from datetime import date, timedelta

import pytest

from pelopor.audit.models import Event
from pelopor.decision import actions, queries, tasks
from pelopor.decision.models import Appointment, Choice
from pelopor.documents import actions as papers
from pelopor.documents.models import Paper
from pelopor.duties.models import Duty
from pelopor.nomination.models import Candidate
from pelopor.people.models import RoleGrant
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON
from tests.decision.factories import decide, keys, run_of

pytestmark = pytest.mark.django_db


def chosen(world: World, names: str = "ABC", reason: str = "") -> Choice:
    return actions.choose(world.run, chosen=keys(names), reason=reason, by=world.people["Pimpinan"], at=NOON)


def drafted(world: World) -> Paper:
    chosen(world)
    run = run_of(world, "OBJECT")
    window = queries.window_of(run)
    assert window is not None
    actions.close_objections(run, note="", by=world.people["Tim 1"], at=window.closes_at)
    return actions.draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=window.closes_at)


def waiting() -> list[str]:
    return sorted(Duty.objects.filter(done_at__isnull=True).values_list("kind", flat=True))


def test_a_choice_opens_the_window_of_objections() -> None:
    world = decide()

    choice = chosen(world)

    window = queries.window_after(choice)
    assert window is not None
    assert [one.name for one in queries.chosen(world.cycle)] == ["Calon A", "Calon B", "Calon C"]
    assert (window.opens_at, window.closes_at > NOON, window.run.stage) == (NOON, True, "OBJECT")
    assert Event.objects.get(kind="decision.chosen").facts == {"count": 3}


def test_a_second_choice_is_refused() -> None:
    world = decide()
    chosen(world)

    with pytest.raises(RuleBroken, match=r"choice\.twice"):
        chosen(world)


def test_whoever_is_proposed_does_not_choose_not_even_others() -> None:
    world = decide()

    with pytest.raises(RuleBroken, match=r"choice\.self"):
        actions.choose(world.run, chosen=keys("ABC"), reason="", by=Candidate.objects.get(person__name="Calon E").speaker, at=NOON)

    assert not Choice.objects.exists()


@pytest.mark.parametrize(("names", "code"), [("AB", "choice.size"), ("ABD", "choice.reason")])
def test_a_choice_against_the_rules_leaves_nothing(names: str, code: str) -> None:
    world = decide()

    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        chosen(world, names)

    assert not Choice.objects.exists()


def test_a_departure_from_rank_keeps_its_reason() -> None:
    assert chosen(decide(), "ABD", " Keterwakilan bidang. ").reason == "Keterwakilan bidang."


def test_objections_are_not_closed_before_their_time() -> None:
    world = decide()
    chosen(world)

    with pytest.raises(RuleBroken, match=r"objections\.early"):
        actions.close_objections(run_of(world, "OBJECT"), note="", by=world.people["Tim 1"], at=NOON)


def test_the_team_is_asked_to_close_once_the_window_has_ended() -> None:
    world = decide()
    chosen(world)

    tasks.due(NOON)
    before = waiting()
    tasks.due(NOON + timedelta(days=30))
    tasks.due(NOON + timedelta(days=30))

    assert (before, waiting()) == ([], ["objections.close"])


def test_without_working_days_the_window_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    world = decide()
    monkeypatch.setattr("pelopor.decision.actions.choice.window_end", lambda agency, at, days: at)

    chosen(world)

    assert waiting() == ["objections.close"]


def test_no_working_days_is_the_moment_itself() -> None:
    assert actions.window_end(decide().cycle.agency, NOON, 0) == NOON


def test_the_draft_holds_what_the_record_says() -> None:
    paper = drafted(decide())

    assert (paper.state, paper.title) == ("draft", "Penetapan Agen Perubahan pada Dinas Kesehatan Tahun 2026")
    assert [(one["name"], one["number"], one["unit"]) for one in paper.content["members"]] == [
        (f"Calon {letter}", "", "Sekretariat") for letter in "ABC"
    ]
    assert paper.content["noting"] == ["Berita Acara Assessment Calon Agen Perubahan pada Dinas Kesehatan tanggal 24 November 2026"]
    assert waiting() == ["decree.number"]


def test_a_draft_is_written_anew_while_it_has_no_number() -> None:
    world = decide()
    paper = drafted(world)

    again = actions.draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON, copies=["Gubernur"], show_numbers=True)

    assert (again.pk, again.content["copies"], again.content["show_numbers"]) == (paper.pk, ["Gubernur"], True)


def test_without_a_head_there_is_no_draft() -> None:
    world = decide()
    chosen(world)
    RoleGrant.objects.filter(role="head").delete()

    with pytest.raises(RuleBroken, match=r"decree\.signer"):
        queries.compose(world.run, on=NOON.date())


def signed(world: World) -> Paper:
    paper = drafted(world)
    Paper.objects.filter(pk=paper.pk).update(state="signed", number="100/1", date=date(2026, 12, 7), sha256="a" * 64)
    paper.refresh_from_db()
    return paper


def test_publication_appoints_for_the_term() -> None:
    world = decide()
    paper = signed(world)

    actions.publish(run_of(world, "DECREE"), paper, starts=date(2026, 12, 7), by=world.people["Sekretaris"], at=NOON)

    rows = Appointment.objects.order_by("person__name").values_list("person__name", "valid_from", "decree__state")
    assert list(rows) == [(f"Calon {letter}", date(2026, 12, 7), "published") for letter in "ABC"]
    assert RoleGrant.objects.filter(role="agent", basis="SK Nomor 100/1").count() == 3
    assert run_of(world, "ACT").closed_at is None
    assert Event.objects.get(kind="decision.appointed").facts == {"count": 3, "number": "100/1"}


def test_no_term_starts_before_the_decree() -> None:
    world = decide()
    paper = signed(world)

    with pytest.raises(RuleBroken, match=r"appointment\.early"):
        actions.publish(run_of(world, "DECREE"), paper, starts=date(2026, 12, 6), by=world.people["Sekretaris"], at=NOON)


def test_an_unsigned_decree_appoints_nobody() -> None:
    world = decide()
    paper = drafted(world)

    with pytest.raises(RuleBroken, match=r"paper\.publish_early"):
        actions.publish(run_of(world, "DECREE"), paper, starts=NOON.date(), by=world.people["Sekretaris"], at=NOON)

    assert papers.address_of(paper).endswith(f"/dokumen/periksa/{paper.check_code}/")
