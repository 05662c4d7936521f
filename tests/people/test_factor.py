"""The second factor: set up by its own person, asked for at sign-in, each code once, and ended by a code letter."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from pelopor.audit.models import Event
from pelopor.kit.sealing import seal, unseal
from pelopor.people import actions
from pelopor.people.models import Person, SecondFactor, SpareCode
from pelopor.people.queries import factor_of
from pelopor.rules.errors import RuleBroken
from pelopor.rules.one_time_code import code_at
from tests.conftest import NOON, Clock, sure
from tests.people.factories import PASSWORD, agency, person, signed_in

pytestmark = pytest.mark.django_db
SECRET = b"12345678901234567890"
ENROL, FACTOR, ASK = "/faktor/pasang/", "/faktor/", "/masuk/faktor/"


def shown(steps: int = 0) -> str:
    """What the app shows at NOON, or some periods later."""
    return code_at(SECRET, int(NOON.timestamp()) // 30 + steps)


@pytest.fixture
def maria() -> Person:
    return person("Maria Tefa", agency(), number="198001012005012901")


@pytest.fixture
def codes(maria: Person) -> list[str]:
    return actions.enrol_factor(maria, secret=SECRET, code=shown(-1), at=NOON)


@pytest.fixture
def page(maria: Person, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("pelopor.people.accounts.Adapter.is_reauthentication_required", lambda self, **_: False)
    monkeypatch.setattr("pelopor.people.views.os.urandom", lambda size: SECRET[:size])
    return signed_in(maria)


def sign_in() -> Client:
    client = Client()
    client.post("/masuk/", {"login": "198001012005012901", "password": PASSWORD})
    return client


def test_an_app_is_set_up_by_its_first_code_and_spare_codes_are_shown_once(page: Client, maria: Person) -> None:
    assert "Pasang faktor kedua" in page.get(FACTOR).text
    form = page.get(ENROL)

    done = page.post(ENROL, {"sealed": form.context["sealed"], "code": shown()})

    listed = re.findall(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", done.text)
    assert (done.status_code, len(listed), SpareCode.objects.count()) == (200, 8, 8)
    assert (factor_of(sure(maria.user)) is not None, "Faktor kedua terpasang" in page.get(FACTOR).text) == (True, True)
    assert list(Event.objects.values_list("kind", "actor_name")) == [("people.factor_enrolled", "Maria Tefa")]


def test_the_record_holds_neither_the_secret_nor_a_spare_code(maria: Person, codes: list[str]) -> None:
    kept = SecondFactor.objects.get()

    assert unseal(kept.secret, purpose=actions.FACTOR) == SECRET
    assert unseal(kept.secret, purpose="another") is None
    assert not any(code in f"{kept.secret} {list(SpareCode.objects.values_list('hash', flat=True))}" for code in codes)


@pytest.mark.parametrize("sealed", ["", "odd", "of another"])
def test_what_is_not_sealed_for_this_account_sets_up_nothing(page: Client, sealed: str) -> None:
    sent = seal(b"222222222222 " + SECRET, purpose="pending second factor") if sealed == "of another" else sealed

    answer = page.post(ENROL, {"sealed": sent, "code": shown()})

    assert (answer.status_code, SecondFactor.objects.exists()) == (422, False)


def test_a_wrong_first_code_keeps_the_picture_that_was_scanned(page: Client) -> None:
    form = page.get(ENROL)

    answer = page.post(ENROL, {"sealed": form.context["sealed"], "code": "000000"})

    assert (answer.status_code, answer.context["letters"], "Kode ini tidak cocok" in answer.text) == (422, form.context["letters"], True)


def test_a_second_app_is_refused(page: Client, codes: list[str]) -> None:
    answer = page.post(ENROL, {"sealed": page.get(ENROL).context["sealed"], "code": shown(1)})

    assert (answer.status_code, "sudah punya faktor kedua" in answer.text, SecondFactor.objects.count()) == (422, True, 1)


def test_sign_in_asks_for_the_code_after_the_password(maria: Person, codes: list[str]) -> None:
    client = sign_in()
    assert client.get("/").headers["Location"].startswith("/masuk/")
    assert client.post(ASK, {"code": "000000"}).status_code == 422

    done = client.post(ASK, {"code": shown()})

    assert (done.status_code, done.headers["Location"], client.get("/").status_code) == (302, "/", 200)


def test_without_a_password_nobody_is_asked_for_a_code(client: Client) -> None:
    assert client.get(ASK).headers["Location"] == "/masuk/"


def test_whoever_has_none_signs_in_by_the_password_alone(maria: Person) -> None:
    assert sign_in().get("/").status_code == 200


def test_a_spare_code_takes_the_place_of_the_phone_once(maria: Person, codes: list[str]) -> None:
    assert sign_in().post(ASK, {"code": codes[0].lower()}).headers["Location"] == "/"

    assert sign_in().post(ASK, {"code": codes[0]}).status_code == 422
    assert sure(factor_of(sure(maria.user))).spare == 7  # type: ignore[attr-defined]


def test_a_code_of_the_app_serves_once(maria: Person, codes: list[str]) -> None:
    assert actions.use_factor(sure(maria.user), code=shown(), at=NOON) == "app"

    with pytest.raises(RuleBroken, match=r"factor\.wrong"):
        actions.use_factor(sure(maria.user), code=shown(), at=NOON + timedelta(seconds=1))


def test_the_sixth_wrong_code_waits_and_the_right_one_with_it(maria: Person, codes: list[str]) -> None:
    client = sign_in()
    for _try in range(5):
        client.post(ASK, {"code": "000000"})

    assert "Terlalu banyak percobaan kode" in client.post(ASK, {"code": shown()}).text


def test_new_spare_codes_end_the_old_ones(page: Client, maria: Person, codes: list[str]) -> None:
    assert page.post(FACTOR, {"renew": "1"}).text.count("<li>") == 8

    with pytest.raises(RuleBroken, match=r"factor\.wrong"):
        actions.use_factor(sure(maria.user), code=codes[0], at=NOON)


def test_it_is_dropped_once_and_then_there_is_nothing_to_renew_or_use(page: Client, maria: Person, codes: list[str]) -> None:
    for _time in range(2):
        assert page.post(FACTOR, {"drop": "1"}).status_code == 302

    assert page.post(FACTOR, {"renew": "1"}).headers["Location"] == FACTOR
    with pytest.raises(RuleBroken, match=r"factor\.none"):
        actions.use_factor(sure(maria.user), code=shown(), at=NOON)
    assert Event.objects.filter(kind="people.factor_dropped").count() == 1


def test_a_code_letter_is_the_way_back_for_whoever_lost_the_phone(maria: Person, codes: list[str], clock: Clock) -> None:
    officer = person("Petugas", agency("lain"))
    letter = actions.reissue_code(person=maria, agency=sure(officer.employments.first()).agency, by=officer, at=NOON)

    actions.use_code(login="198001012005012901", code=letter.code, password="sungai itu tenang sekali", at=NOON)

    assert factor_of(sure(maria.user)) is None


def test_when_the_key_of_the_installation_has_changed_the_page_says_what_to_do(maria: Person, codes: list[str]) -> None:
    SecondFactor.objects.update(secret=seal(SECRET, purpose="another"))

    with pytest.raises(RuleBroken, match=r"factor\.sealed"):
        actions.use_factor(sure(maria.user), code=shown(), at=NOON)
    assert actions.use_factor(sure(maria.user), code=codes[0], at=NOON) == "spare"


def test_somebody_of_no_agency_leaves_the_trail_of_the_installation() -> None:
    outside = person("Orang luar")

    actions.enrol_factor(outside, secret=SECRET, code=shown(), at=NOON)

    assert Event.objects.get().agency == "-"
