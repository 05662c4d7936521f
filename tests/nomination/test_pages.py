"""The pages around the ballot: who may open them, what they say, what they do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pelopor.nomination import queries
from pelopor.nomination.actions import answer_consent, ask_witnesses, publish, record_gates
from pelopor.nomination.models import Candidate, Nomination
from pelopor.people.models import Person
from pelopor.programme.models import Milestone, StageRun
from pelopor.rules.access import Role
from tests.conftest import Answer, Clock, sure
from tests.nomination.factories import CLOSES, Office, office

pytestmark = pytest.mark.django_db
LOT = {"nomination.ties": ["lot"], "nomination.finalists": 3, "nomination.finalists_limit": 3, "assessment.proposed": 3}


def browser(person: Person, *, fresh: bool = False) -> Client:
    """A signed-in browser; fresh: the password was just given again."""
    client, user = Client(), sure(person.user)
    user.set_password("kata sandi rahasia")
    user.save()
    client.force_login(user)
    if fresh:
        assert client.post(reverse("account_reauthenticate"), {"password": "kata sandi rahasia", "next": "/"}).status_code == 302
    return client


def address(name: str, thing: StageRun | Nomination | Candidate) -> str:
    return reverse(f"nomination:{name}", args=[thing.public_id])


def text_of(response: Answer) -> str:
    return response.content.decode()


def prepared(body: Office, **changed: object) -> dict[str, Any]:
    return {
        "closes_at_0": "2026-11-27", "closes_at_1": "16:00", "first": body["Saksi 1"].pk, "second": body["Saksi 2"].pk, **changed,
    }  # fmt: skip


def test_tim_rb_sees_what_will_be_frozen_and_opens() -> None:
    body = office()
    client, where = browser(body["Tim"]), address("prepare", body.run)
    text = text_of(client.get(where))
    response = client.post(where, prepared(body))

    assert "25 orang dapat mencalonkan" in text
    assert 'value="2026-12-01"' in text
    made = Nomination.objects.get()
    assert response.headers["Location"] == reverse("pages:case_file", args=[body.cycle.public_id])
    assert made.round.closes_at.isoformat() == "2026-11-27T08:00:00+00:00"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"closes_at_0": "2026-11-24", "closes_at_1": "11:00"}, "Waktu penutupan harus sesudah"),
        ({"closes_at_0": "kapan"}, 'class="isian salah"'),
        ({"second": ""}, 'class="isian salah"'),
    ],
)
def test_what_cannot_be_opened_comes_back_with_its_sentence(changed: dict[str, object], sentence: str) -> None:
    body = office()
    response = browser(body["Tim"]).post(address("prepare", body.run), prepared(body, **changed))

    assert (response.status_code, Nomination.objects.count()) == (422, 0)
    assert sentence in text_of(response)


def test_the_same_witness_twice_is_refused() -> None:
    body = office()
    response = browser(body["Tim"]).post(address("prepare", body.run), prepared(body, second=body["Saksi 1"].pk))

    assert "Pilih dua saksi yang berbeda" in text_of(response)


def test_staff_and_strangers_do_not_open_it() -> None:
    body, other = office(), office(code="lain", colleagues="AB")

    assert browser(body["A"]).get(address("prepare", body.run)).status_code == 403
    assert browser(other["Tim"]).get(address("prepare", body.run)).status_code == 404


def test_tim_rb_closes_by_hand_only_after_the_time(clock: Clock) -> None:
    body = office()
    body.open()
    body.vote("A")
    client = browser(body["Tim"])
    names, close = address("names", body.nomination), address("close", body.nomination)
    assert "Tutup dan hitung sekarang" not in text_of(client.get(names))
    early = client.post(close)
    assert (early.status_code, "waktunya belum selesai" in text_of(early)) == (422, True)

    clock.at = CLOSES
    client.force_login(sure(body["Tim"].user))
    assert "Tutup dan hitung sekarang" in text_of(client.get(names))
    assert "Tutup dan hitung sekarang" not in text_of(browser(body["A"]).get(names))
    assert browser(body["A"]).post(close).status_code == 403
    assert client.post(close).headers["Location"] == reverse("pages:case_file", args=[body.cycle.public_id])
    body.nomination.refresh_from_db()
    assert body.nomination.tally == {body["A"].public_id: 1}


def test_the_names_page_says_when_before_and_names_nobody(clock: Clock) -> None:
    body = office()
    body.open()
    body.vote("A")
    client = browser(body["B"])
    assert "Pencalonan masih terbuka" in text_of(client.get(address("names", body.nomination)))
    clock.at = CLOSES
    client.force_login(sure(body["B"].user))
    body.close()
    text = text_of(client.get(address("names", body.nomination)))

    assert "Pencalonan sudah ditutup" in text
    assert "<b>A</b>" not in text
    assert "Keikutsertaan di bawah batas aturan" in text
    assert body.nomination.tally_hash in text


def test_the_names_page_lists_who_stands_alphabetically_once_published(clock: Clock) -> None:
    body = office(ruleset=LOT)
    body.open()
    for _ in range(13):
        body.vote("A", "B", "C")
    body.close()
    for name in "CBA":
        candidate = Candidate.objects.get(person=body[name])
        answer_consent(candidate, consent=name != "B", by=body[name], at=CLOSES)
    record_gates(body.nomination, {body["A"]: True, body["C"]: True}, at=CLOSES)
    publish(body.nomination, by=body["Tim"], at=CLOSES)
    clock.at = CLOSES
    text = text_of(browser(body["D"]).get(address("names", body.nomination)))

    assert text.index("<b>A</b>") < text.index("<b>C</b>")
    assert "<b>B</b>" not in text
    assert "13" not in text.split("<main")[1].split("Sidik")[0]


def tied() -> Office:
    body = office(ruleset=LOT)
    body.open()
    for name in "ABCDE":
        body.vote(name)
    body.close()
    return body


def test_the_lot_is_announced_written_down_and_its_bits_stay_hidden_until_the_tally_is_open() -> None:
    body = tied()
    client, where = browser(body["Tim"]), address("lot", body.nomination)
    text = text_of(client.get(where))
    assert body.nomination.lots.get().commitment in text
    assert body.nomination.lots.get().secret not in text
    assert client.post(where, {"seed": " "}).status_code == 422
    assert client.post(where, {"seed": "4 1 6"}).headers["Location"] == where

    text = text_of(client.get(where))
    assert "4 1 6" in text
    assert body.nomination.lots.get().secret not in text
    again = client.post(where, {"seed": "5"})
    assert (again.status_code, Candidate.objects.count()) == (422, 3)
    unseal(body)
    assert body.nomination.lots.get().secret in text_of(client.get(where))


def test_without_a_tie_the_lot_page_says_that_nothing_waits() -> None:
    body = office()
    body.open()

    assert "Tidak ada undian yang menunggu" in text_of(browser(body["Tim"]).get(address("lot", body.nomination)))
    assert browser(body["A"]).get(address("lot", body.nomination)).status_code == 403


def called_up() -> tuple[Office, Candidate]:
    body = office()
    body.open()
    body.vote("A", "B")
    body.close()
    return body, Candidate.objects.get(person=body["A"])


def test_a_candidate_answers_on_a_page_that_nobody_else_finds() -> None:
    body, candidate = called_up()
    where = address("consent", candidate)
    for stranger in (body["B"], body["Tim"], body["Pimpinan"], office(code="lain", colleagues="AB")["A"]):
        assert browser(stranger).get(where).status_code == 404
    client = browser(body["A"])
    assert client.get(where).status_code == 200
    assert client.post(where, {}).status_code == 422
    assert client.post(where, {"consent": "yes"}).headers["Location"] == reverse("pages:home")

    assert Candidate.objects.get(pk=candidate.pk).consent is True
    assert "Jawaban Anda sudah tercatat" in text_of(client.get(where))
    again = client.post(where, {"consent": "no"})
    assert (again.status_code, Candidate.objects.get(pk=candidate.pk).consent) == (422, True)


def unseal(body: Office) -> None:
    assess = StageRun.objects.create(cycle=body.cycle, stage="ASSESS", number=1, opened_at=CLOSES)
    Milestone.objects.create(run=assess, kind="scores.locked", at=CLOSES)
    for witness in body.nomination.witnesses.all():
        witness.opened_at = CLOSES
        witness.save()


def test_a_witness_signs_in_again_before_the_page_opens() -> None:
    body, _ = called_up()
    response = browser(body["Saksi 1"]).get(address("witness", body.nomination))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_two_witnesses_open_the_tally_and_then_both_see_it(clock: Clock) -> None:
    body = office()
    body.open()
    for _ in range(5):
        body.vote("A", "B", criteria={"A": ["initiative"]})
    body.vote("C")
    body.close()
    clock.at = CLOSES + timedelta(days=4)
    first, second = (browser(body[name], fresh=True) for name in ("Saksi 1", "Saksi 2"))
    where = address("witness", body.nomination)
    assert "Belum waktunya" in text_of(first.get(where))
    early = first.post(where)
    assert (early.status_code, "setelah semua nilai dikunci" in text_of(early)) == (422, True)

    run = StageRun.objects.create(cycle=body.cycle, stage="ASSESS", number=1, opened_at=CLOSES)
    Milestone.objects.create(run=run, kind="scores.locked", at=CLOSES)
    ask_witnesses(body.nomination, at=CLOSES)
    assert first.post(where).headers["Location"] == where
    assert "Anda sudah membuka" in text_of(first.get(where))
    assert "<table" not in text_of(first.get(where))
    second.post(where)

    text = text_of(first.get(where))
    assert [text.index(f">{name}</th>") for name in "ABC"] == sorted(text.index(f">{name}</th>") for name in "ABC")
    assert "6 surat suara, 0 di antaranya kosong" in text
    assert body.nomination.tally_salt in text
    assert "(5)" in text
    assert first.post(where).status_code == 422


def test_only_the_two_witnesses_of_this_nomination_open_it() -> None:
    body, _ = called_up()
    third = body.person("Saksi lain", role=Role.WITNESS)

    assert browser(third, fresh=True).get(address("witness", body.nomination)).status_code == 403
    assert browser(body["Tim"], fresh=True).get(address("witness", body.nomination)).status_code == 403


def test_nominations_of_a_voided_run_are_found_no_more() -> None:
    body, _ = called_up()
    StageRun.objects.filter(pk=body.run.pk).update(void=True, reason="Salah", closed_at=CLOSES)

    assert queries.nomination_of(body.cycle) is None
    assert browser(body["A"]).get(address("names", body.nomination)).status_code == 404
