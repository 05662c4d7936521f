"""Initials in the order of the office, a draft that is returned, and a numbered paper that is taken back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pelopor.audit.models import Event
from pelopor.decision.actions import draft_decree
from pelopor.documents import actions, queries
from pelopor.documents.models import Initial, Paper
from pelopor.duties.models import Duty
from pelopor.people.models import Employment, PositionClass
from pelopor.rules.errors import RuleBroken
from tests.assessment.factories import World
from tests.conftest import NOON, sure
from tests.decision.factories import run_of
from tests.decision.test_actions import drafted

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def office(world: World) -> World:
    """Whose drafts Kabid and then Sekretaris Dinas initial."""
    for name in ("Kabid", "Sekretaris Dinas"):
        world.person(name)
    actions.set_steps(
        world.agency, [(name, world.people[name]) for name in ("Kabid", "Sekretaris Dinas")], by=world.people["Sekretaris"], at=NOON
    )
    return world


@pytest.fixture
def paper(office: World) -> Paper:
    return drafted(office)


def waiting() -> list[tuple[str, str]]:
    """What waits about papers, and for whom."""
    kinds = ("paper.initial", "decree.draft", "decree.number", "decree.sign")
    found = Duty.objects.filter(done_at__isnull=True, kind__in=kinds).select_related("person")
    return [(one.kind, one.person.name if one.person else one.role) for one in found]


def asked(paper: Paper, name: str) -> Initial:
    return Initial.objects.filter(paper=paper, person__name=name).latest("round")


def chain(paper: Paper) -> list[tuple[int, str, bool | None]]:
    return list(Initial.objects.filter(paper=paper).order_by("round", "place").values_list("round", "person__name", "given"))


def give(paper: Paper, world: World, name: str) -> None:
    actions.give(asked(paper, name), by=world.people[name], at=LATER)


def url(page: str, paper: Paper) -> str:
    return reverse(f"documents:{page}", args=[paper.public_id])


def test_a_draft_goes_from_its_drafter_through_the_office_to_the_registry(office: World, paper: Paper) -> None:
    went = [waiting()]
    for name in ("Kabid", "Sekretaris Dinas"):
        give(paper, office, name)
        went.append(waiting())

    assert went == [
        [("paper.initial", "Kabid")], [("paper.initial", "Sekretaris Dinas")], [("decree.number", "registry_clerk")],
    ]  # fmt: skip
    assert chain(paper) == [(1, "Sekretaris", True), (1, "Kabid", True), (1, "Sekretaris Dinas", True)]
    assert Paper.objects.get(pk=paper.pk).state == "initialled"
    assert list(Event.objects.filter(kind="documents.initialled").order_by("pk").values_list("actor_name", flat=True)) == [
        "Kabid", "Sekretaris Dinas",
    ]  # fmt: skip


def test_nobody_initials_out_of_turn_or_twice(office: World, paper: Paper) -> None:
    with pytest.raises(RuleBroken, match=r"initials\.not_now"):
        give(paper, office, "Sekretaris Dinas")
    give(paper, office, "Kabid")
    with pytest.raises(RuleBroken, match=r"initials\.not_now"):
        give(paper, office, "Kabid")

    assert chain(paper) == [(1, "Sekretaris", True), (1, "Kabid", True), (1, "Sekretaris Dinas", None)]


def test_a_returned_draft_waits_for_its_drafter_and_begins_a_new_round_when_it_is_sent_again(office: World, paper: Paper) -> None:
    give(paper, office, "Kabid")
    actions.send_back(asked(paper, "Sekretaris Dinas"), words=" Salah jabatan. ", by=office.people["Sekretaris Dinas"], at=LATER)
    between = (waiting(), Paper.objects.get(pk=paper.pk).state, sure(queries.returned(paper)).words)

    draft_decree(run_of(office, "DECREE"), by=office.people["Sekretaris"], at=LATER)

    assert between == ([("decree.draft", "secretary")], "draft", "Salah jabatan.")
    assert (waiting(), queries.returned(paper)) == ([("paper.initial", "Kabid")], None)
    assert chain(paper)[-3:] == [(2, "Sekretaris", True), (2, "Kabid", None), (2, "Sekretaris Dinas", None)]


def test_a_return_carries_words(office: World, paper: Paper) -> None:
    with pytest.raises(RuleBroken, match=r"initials\.words"):
        actions.send_back(asked(paper, "Kabid"), words=" ", by=office.people["Kabid"], at=LATER)

    assert waiting() == [("paper.initial", "Kabid")]


def test_a_draft_written_anew_while_it_is_initialled_begins_a_new_round(office: World, paper: Paper) -> None:
    give(paper, office, "Kabid")
    draft_decree(run_of(office, "DECREE"), by=office.people["Sekretaris"], at=LATER)

    assert chain(paper) == [
        (1, "Sekretaris", True), (1, "Kabid", True), (2, "Sekretaris", True), (2, "Kabid", None), (2, "Sekretaris Dinas", None),
    ]  # fmt: skip


def test_who_drafts_does_not_initial_a_second_time(office: World) -> None:
    people = [("Sekretaris", office.people["Sekretaris"]), ("Kabid", office.people["Kabid"])]
    actions.set_steps(office.agency, people, by=office.people["Sekretaris"], at=NOON)

    paper = drafted(office)

    assert chain(paper) == [(1, "Sekretaris", True), (1, "Sekretaris", True), (1, "Kabid", None)]


def test_no_number_before_the_last_initials_and_none_after_a_return(office: World, paper: Paper) -> None:
    def number() -> None:
        actions.number(paper, number="100/1", date=NOON.date(), by=office.people["Agendaris"], at=LATER)

    with pytest.raises(RuleBroken, match=r"initials\.missing"):
        number()
    actions.send_back(asked(paper, "Kabid"), words="Salah", by=office.people["Kabid"], at=LATER)
    with pytest.raises(RuleBroken, match=r"initials\.missing"):
        number()
    draft_decree(run_of(office, "DECREE"), by=office.people["Sekretaris"], at=LATER)
    for name in ("Kabid", "Sekretaris Dinas"):
        give(paper, office, name)
    number()

    assert (waiting(), Paper.objects.get(pk=paper.pk).state) == ([("decree.sign", "head")], "numbered")


def test_another_order_begins_the_initials_anew_and_none_lets_the_draft_go_on(office: World, paper: Paper) -> None:
    give(paper, office, "Kabid")
    actions.set_steps(office.agency, [("Kabid", office.people["Kabid"])], by=office.people["Sekretaris"], at=LATER)
    again = (waiting(), chain(paper)[-2:])
    actions.set_steps(office.agency, [], by=office.people["Sekretaris"], at=LATER)

    assert again == ([("paper.initial", "Kabid")], [(2, "Sekretaris", True), (2, "Kabid", None)])
    assert (waiting(), Paper.objects.get(pk=paper.pk).state) == ([("decree.number", "registry_clerk")], "draft")
    assert queries.takes_number(Paper.objects.get(pk=paper.pk))


def test_nobody_stands_in_the_order_twice(office: World) -> None:
    kabid = office.people["Kabid"]

    with pytest.raises(RuleBroken, match=r"initials\.twice"):
        actions.set_steps(office.agency, [("Kabid", kabid), ("Plt. Sekretaris", kabid)], by=kabid, at=NOON)

    assert [one.person.name for one in queries.steps_of(office.agency)] == ["Kabid", "Sekretaris Dinas"]


def test_a_way_back_takes_the_initials_with_it(office: World, paper: Paper) -> None:
    actions.void_of(paper.subject, reason="Salah pilih", by=office.people["Tim 1"], at=LATER)

    assert (waiting(), chain(paper)) == ([], [(1, "Sekretaris", True)])


def test_the_head_takes_a_numbered_paper_back_and_its_successor_names_it(world: World) -> None:
    paper = drafted(world)
    actions.number(paper, number="100/1", date=NOON.date(), by=world.people["Agendaris"], at=LATER)
    actions.take_back(paper, reason=" Salah nama ", by=world.people["Pimpinan"], at=LATER)
    between = waiting()

    second = draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=LATER)

    paper.refresh_from_db()
    assert (paper.state, paper.number, paper.void_reason) == ("void", "100/1", "Salah nama")
    assert between == [("decree.draft", "secretary")]
    assert (second.replaces, waiting()) == (paper, [("decree.number", "registry_clerk")])
    with pytest.raises(RuleBroken, match=r"paper\.number_used"):
        actions.number(second, number="100/1", date=NOON.date(), by=world.people["Agendaris"], at=LATER)


@pytest.mark.parametrize(("reason", "code"), [(" ", "paper.void_reason"), ("Salah", "paper.not_to_void")])
def test_a_draft_is_not_taken_back_and_nothing_without_a_reason(world: World, reason: str, code: str) -> None:
    paper = drafted(world)

    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        actions.take_back(paper, reason=reason, by=world.people["Pimpinan"], at=LATER)

    assert Paper.objects.get(pk=paper.pk).state == "draft"


def test_by_pages_each_reads_the_draft_and_answers_in_turn(as_: Callable[[str], Client], office: World, paper: Paper) -> None:
    early = as_("Sekretaris Dinas").get(url("initial", paper))
    read = as_("Kabid").get(url("file", paper))
    given = as_("Kabid").post(url("initial", paper), {"answer": "give"}, follow=True)
    silent = as_("Sekretaris Dinas").post(url("initial", paper), {"answer": "return", "words": ""})
    returned = as_("Sekretaris Dinas").post(url("initial", paper), {"answer": "return", "words": "Salah <jabatan>"}, follow=True)
    draft = as_("Sekretaris").get(reverse("decision:draft", args=[paper.subject]))

    assert "Belum giliran Anda" in early.text
    assert (read.status_code, read.content[:4]) == (200, b"%PDF")
    assert "Paraf Anda tercatat" in given.text
    assert (silent.status_code, list(silent.context["form"].errors)) == (422, ["words"])
    assert "Naskah sudah Anda kembalikan" in returned.text
    assert "Dikembalikan oleh Sekretaris Dinas" in draft.text and "Salah &lt;jabatan&gt;" in draft.text


def test_who_was_not_asked_neither_initials_nor_reads(as_: Callable[[str], Client], paper: Paper) -> None:
    assert [as_("Rekan 1").get(url(page, paper)).status_code for page in ("initial", "file")] == [403, 403]


def test_the_registry_reads_why_it_cannot_number_yet(as_: Callable[[str], Client], paper: Paper) -> None:
    page = as_("Agendaris").get(url("number", paper))

    assert "Belum dapat diberi nomor" in page.text
    assert as_("Agendaris").post(url("number", paper), {"number": "1", "date": "2026-12-07"}).status_code == 422


def test_the_secretary_sets_the_order_among_managers(as_: Callable[[str], Client], world: World) -> None:
    level = PositionClass.objects.create(code="uji", name="Administrator", level=3, managerial=True)
    for name in ("Kabid", "Sekretaris Dinas"):
        Employment.objects.filter(person=world.person(name)).update(position_class=level, position=f"Jabatan {name}")
    address = reverse("documents:steps", args=[world.agency.public_id])
    ids = {name: world.people[name].public_id for name in ("Kabid", "Sekretaris Dinas", "Rekan 1")}

    page = as_("Sekretaris").post(address, {"place_2": ids["Kabid"], "place_4": ids["Sekretaris Dinas"]}, follow=True)
    twice = as_("Sekretaris").post(address, {"place_1": ids["Kabid"], "place_2": ids["Kabid"]})
    other = as_("Sekretaris").post(address, {"place_1": ids["Rekan 1"]})

    assert [(one.place, one.title, one.person.name) for one in queries.steps_of(world.agency)] == [
        (1, "Jabatan Kabid", "Kabid"), (2, "Jabatan Sekretaris Dinas", "Sekretaris Dinas"),
    ]  # fmt: skip
    assert (page.status_code, twice.status_code, other.status_code) == (200, 422, 422)
    assert page.context["form"]["place_1"].value() == ids["Kabid"]


def test_the_page_to_take_back_asks_for_a_reason_and_then_says_what_came_of_it(as_: Callable[[str], Client], world: World) -> None:
    paper = drafted(world)
    before = as_("Pimpinan").get(url("take_back", paper))
    actions.number(paper, number="100/1", date=date(2026, 12, 7), by=world.people["Agendaris"], at=NOON)

    def post(reason: str) -> Any:
        return as_("Pimpinan").post(url("take_back", paper), {"reason": reason}, follow=True)

    empty, done = post(""), post("Salah nama")

    assert "Tidak dapat dikembalikan di sini" in before.text
    assert (empty.status_code, "Naskah ini dibatalkan" in done.text, "Salah nama" in done.text) == (422, True, True)
