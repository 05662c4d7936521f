"""Work of the benches that needs Django; bench.inside runs it in a process of the installation."""

import datetime as dt
import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils.crypto import get_random_string

from bench.rosters import roster
from pelopor.demo.roster import address
from pelopor.demo.views import BACKEND
from pelopor.nomination.actions import close
from pelopor.nomination.models import Nomination
from pelopor.nomination.queries import nominables
from pelopor.participation.actions import close_round
from pelopor.participation.models import Mark, Slip
from pelopor.participation.queries import handle_of, roll_of
from pelopor.people.models import Person, User
from pelopor.programme.queries import rules_of

if TYPE_CHECKING:
    from pelopor.rules.decree import Decree


def cookie_of(person: Person) -> str:
    """The cookie of a fresh session of `person`."""
    store = SessionStore()
    store.update(_signed_in(person))
    store.create()
    return f"sessionid={store.session_key}"


def _signed_in(person: Person) -> dict[str, str]:
    assert person.user
    return {SESSION_KEY: str(person.user.pk), BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: person.user.get_session_auth_hash()}


def cookies_of(people: list[Person]) -> list[str]:
    """The same for many, in one statement."""
    store, rows = SessionStore(), []
    end = dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=12)
    for person in people:
        data = _signed_in(person)
        rows.append(Session(session_key=get_random_string(32, VALID_KEY_CHARS), session_data=store.encode(data), expire_date=end))
    Session.objects.bulk_create(rows, batch_size=1000)
    return [f"sessionid={row.session_key}" for row in rows]


def a_decree() -> "Decree":
    """A decree with an annex of thirty people."""
    from pelopor.rules.decree import Decree, Member
    from pelopor.rules.papers.clauses import Law
    from pelopor.rules.papers.frame import Letterhead

    text = "bahwa untuk mempercepat perubahan pola pikir dan budaya kerja perlu ditetapkan Agen Perubahan di lingkungan dinas"
    return Decree(
        letterhead=Letterhead("Pemerintah Provinsi Nusa Lontar", "Dinas Kesehatan", "Jalan Contoh Nomor 2, Kupang"),
        head_title="Kepala Dinas Kesehatan Provinsi Nusa Lontar", place="Kupang", paper_size="F4", title="Agen Perubahan Tahun 2027",
        considering=(text, text, "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan"),
        recalling=tuple(Law("UU", year, f"Undang-Undang Nomor 1 Tahun {year} tentang Contoh") for year in (2009, 2014, 2023)),
        noting=("Berita acara penilaian",), decides=(text,) * 6,
        members=tuple(Member(f"Orang Rekaan {n}", "", "III/c", "Perencana Ahli Muda", "Sekretariat", "Agen Perubahan") for n in range(30)),
        show_numbers=False, signer_name="Orang Rekaan", signer_grade="Pembina Utama Muda", copies=("Gubernur", "Inspektur"),
        number="100.3.3/1/2026", date=dt.date(2026, 12, 16),
    )  # fmt: skip


def papers(times: str) -> list[float]:
    """Seconds of each rendering of a decree with an annex of thirty people; the first one loads the fonts."""
    from pelopor.documents.render import pdf

    decree = a_decree()
    taken = []
    for number in range(int(times)):  # another paper each time: Typst remembers what it has set before
        members = tuple(replace(member, name=f"{member.name} {number}") for member in decree.members)
        content = replace(decree, members=members, number=f"100.3.3/{number}/2026").to_dict()
        begun = time.perf_counter()
        pdf.render("decree", content, check_address="http://127.0.0.1/periksa/contoh/")
        taken.append(time.perf_counter() - begun)
    return taken


def docx(times: str) -> list[float]:
    """Seconds of each writing of the same decree as DOCX; the first one imports what writes it."""
    taken = []
    for _ in range(int(times)):
        content = a_decree().to_dict()
        begun = time.perf_counter()
        from pelopor.documents.render import docx as word

        word.render("decree", content)
        taken.append(time.perf_counter() - begun)
    return taken


def signatures(times: str) -> list[float]:
    """Seconds of each certified signature on a decree: mark found and drawn, signed, stamped by a service beside it, validated."""
    import tempfile

    from django.conf import settings

    from pelopor.documents.render import pdf
    from pelopor.documents.signing.key import sign_with_key
    from pelopor.documents.signing.mark import mark_for
    from pelopor.documents.signing.validation import examine
    from tests.documents.signer import PASSPHRASE, Authority, stamping

    check, authority, taken = "http://127.0.0.1/periksa/222222222222/", Authority(), []
    frozen = pdf.render("decree", a_decree().to_dict(), check_address=check)
    with tempfile.TemporaryDirectory() as folder, stamping(authority) as settings.TSA_URL:
        settings.TRUST_FOLDER, key = authority.root_in(Path(folder) / "roots"), Path(folder) / "key.p12"
        key.write_bytes(authority.key_file("Orang Rekaan"))
        for _ in range(int(times)):
            begun = time.perf_counter()
            mark = mark_for(frozen, name="Orang Rekaan", address=check)
            found = examine(sign_with_key(frozen, key=key, passphrase=PASSPHRASE, mark=mark), frozen=frozen, at=dt.datetime.now(tz=dt.UTC))
            assert found and found.trusted and found.stamped and found.rests
            taken.append(time.perf_counter() - begun)
    return taken


PLAYED = ("pegawai", "timrb1", "kepala", "kepegawaian", "tatausaha", "sekretaris", "saksi1", "inspektorat", "biroorganisasi")
LINK = re.compile(r'href="(/[^"#]*)"')


def pages(times: str) -> dict[str, list[float]]:
    """Milliseconds of the server per page, for every page that each role reaches by links from its home; by URL name."""
    taken: dict[str, list[float]] = {}
    for word in PLAYED:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(User.objects.get(email=address(word)), backend=BACKEND)
        for name, path in _reachable(client).items():
            client.get(path)
            for _ in range(int(times)):
                begun = time.perf_counter()
                answer = client.get(path)
                answer.getvalue() if answer.streaming else answer.content
                taken.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
    return taken


def _reachable(client: Client) -> dict[str, str]:
    """One address per URL name, found by following links from the home page."""
    found: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop(0)
        try:
            name = resolve(path.partition("?")[0]).view_name
        except Resolver404:  # a static file
            continue
        if name in found or name.startswith(("kit:", "demo:", "account_")):
            continue
        answer = client.get(path)
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        found[name] = path
        waiting += LINK.findall(answer.content.decode())
    return found


def addresses() -> list[dict[str, str]]:
    """Every page that each role reaches, with a session to see it: for the pictures."""
    found = []
    for word in PLAYED:
        person = Person.objects.get(user__email=address(word))
        client = Client(SERVER_NAME="127.0.0.1")
        assert person.user
        client.force_login(person.user, backend=BACKEND)
        cookie = cookie_of(person)
        found += [{"role": word, "name": name, "path": path, "cookie": cookie} for name, path in _reachable(client).items()]
    return found


def stored(secrets: str) -> dict[str, int]:
    """How many of the secrets have no slip in the open round, and how many slips and marks there are."""
    taking = _open_nomination().round
    slips = {bytes(handle) for handle in Slip.objects.filter(round=taking).values_list("handle", flat=True)}
    missing = sum(handle_of(taking.public_id, secret) not in slips for secret in json.loads(secrets))
    return {"missing": missing, "slips": len(slips), "marks": Mark.objects.filter(round=taking).count()}


def fresh_round() -> str:
    """Forget who has handed in, so that everybody can."""
    taking = _open_nomination().round
    Slip.objects.filter(round=taking).delete()
    Mark.objects.filter(round=taking).delete()
    return taking.public_id


def _open_nomination() -> Nomination:
    return Nomination.objects.select_related("round", "run__cycle__agency").get(round__closed_at__isnull=True, round__roll_size__gt=11)


def flows(most: str = "100000") -> list[dict[str, Any]]:
    """The way of each person on the roll: session, page, where the slip goes, what is chosen on it."""
    nomination, chance = _open_nomination(), Random(7)
    names = [row.key for row in nominables(nomination)]
    criteria = [criterion.key for criterion in rules_of(nomination.run.cycle).ratings]
    people = [entry.person for entry in roll_of(nomination.round).select_related("person__user").order_by("person__public_id")[: int(most)]]
    made = []
    for person, cookie in zip(people, cookies_of(people), strict=True):
        chosen = chance.sample([name for name in names if name != person.public_id], 3)
        ticks = {f"criteria-{name}": chance.sample(criteria, 2) for name in chosen}
        made.append(
            {
                "key": person.public_id, "cookie": cookie, "get": reverse("nomination:ballot", args=[nomination.public_id]),
                "post": reverse("nomination:hand_in", args=[nomination.public_id]), "fields": {"names": chosen, **ticks, "do": "send"},
            }
        )  # fmt: skip
    return made


def tally(slips: str) -> dict[str, float]:
    """Seconds to close a round of so many slips, and to count them; names are liked unequally, as people are."""
    nomination = _open_nomination()
    fresh_round()
    taking, chance = nomination.round, Random(7)
    group = taking.groups.get()
    names = [row.key for row in nominables(nomination)]
    liked = [1 / (place + 2) for place in range(len(names))]
    criteria = [criterion.key for criterion in rules_of(nomination.run.cycle).ratings]
    rows = []
    for _ in range(int(slips)):
        chosen = sorted(set(chance.choices(names, liked, k=3)))
        content = {"names": chosen, "criteria": {name: chance.sample(criteria, 2) for name in chosen}}
        rows.append(Slip(handle=chance.randbytes(32), round=taking, group=group, edition=1, content=content))
    Slip.objects.bulk_create(rows, batch_size=500)
    Mark.objects.bulk_create([Mark(mark=chance.randbytes(32), round=taking) for _ in rows], batch_size=500)
    at = taking.closes_at
    begun = time.perf_counter()
    close_round(taking, by=None, at=at)
    closed = time.perf_counter()
    close(nomination, by=None, at=at)
    return {"slips": len(rows), "close": time.perf_counter() - begun, "count": time.perf_counter() - closed}


JOBS: dict[str, Callable[..., Any]] = {
    "addresses": addresses, "flows": flows, "fresh_round": fresh_round, "pages": pages, "docx": docx, "papers": papers, "roster": roster,
    "signatures": signatures, "stored": stored, "tally": tally,
}  # fmt: skip
