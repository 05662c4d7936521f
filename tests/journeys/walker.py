"""Somebody at a phone who only follows the first link under "what waits for me" and answers what the pages ask."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from pelopor.demo.ballots import BUSY
from pelopor.demo.scenarios import Made
from pelopor.operate.due import run_due
from pelopor.pages.queries import Waiting, waiting_for
from pelopor.people.models import Person, PersonNumber
from tests.browser import PASSWORD, PHONE, faults
from tests.conftest import Clock

PROOF: Any = {"name": "bukti.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n% Bukti rekaan.\n%%EOF\n"}
PATIENCE = 30_000
"""How long a page may take on a busy machine. Unit: milliseconds."""

MOST_PRESSES = 30
"""How often the main button is pressed for one duty: an assessor's sheets, one for each candidate, are the most."""

MOST_NAMES = 3
DUTY = "main .tugas a.tombol"
MAIN_BUTTON = "main .lekat.aksi button.besar:visible, main a.tombol.besar:visible"
WHOLE: ViewportSize = {"width": PHONE["width"], "height": 6_000}
"""A phone so long that the bar at its foot covers no field: axe takes what is half covered for a target too small."""

IN_A_BOX = "main .kotak .aksi a.tombol:not([download]):visible"
"""Where a page holds a list of things to do, each in its box, and no main button."""

BALLOT = "#lembar[data-tag]"
REFUSED = "main .kabar.buruk:visible, main .pesan:visible"
CONTROLS = """() => [...document.querySelectorAll("main form :is(input, select, textarea)")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility())
  .map((one) => ({
    name: one.name, type: one.type, value: one.value, required: one.required, checked: Boolean(one.checked),
    text: one.labels[0]?.innerText ?? "", options: [...(one.options ?? [])].map((option) => [option.value, option.text]),
  }))"""

SURE = {"none", "ntt", "yes", "meets", "give"}
"""Answers that a walker gives wherever a page offers them."""

TEXTS = {
    "title": "Agen Perubahan 2026", "number": "100.3.3/417/DINKES/2026", "seed": "4 1 6 2 5", "text": "Nilai calon pertama keliru dibaca.",
    "reason": "Sanggahan pegawai diterima.",
}  # fmt: skip
"""What a walker writes into a field that must be filled, by its name."""


ALSO = ("number",)
"""Fields that a walker fills though they may stay empty: on a proof without a QR code the number is read by eye."""


class DeadEnd(AssertionError):
    """A page to which a duty leads and on which it cannot be done."""


def arrive(browser: Browser, url: str, language: str) -> Page:
    """Open a phone at an address, in one's language."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    if (switch := page.locator(f"footer button[value={language}]")).count():
        with page.expect_navigation():
            switch.click()
    return page


@dataclass
class Walker:
    """One person with a phone of their own.

    liked, witnesses: names that this person picks where a page asks for them. waits: whether what is done at an address
    still waits for this person. judged: pages that axe has looked at, on anybody's phone. answers: what this person would
    choose, by the name of the field, where not everybody would. texts: what this person would write instead of TEXTS.
    """

    browser: Browser
    url: str
    language: str
    login: str
    name: str
    liked: Sequence[str]
    witnesses: Sequence[str]
    waits: Callable[[str], bool]
    judged: set[str]
    answers: Mapping[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    page: Page | None = None

    def follow_first(self) -> None:
        """Follow the first link that waits, and do what its page and those after it ask.

        Raises:  DeadEnd where the link leads to nothing that ends the waiting.
        """
        page = self._home()
        link = page.locator(DUTY).first
        where = link.get_attribute("href") or ""
        self._press(page, link)
        for _ in range(MOST_PRESSES):
            button = page.locator(MAIN_BUTTON).first
            button = button if button.count() else page.locator(IN_A_BOX).first
            if not button.count() or not self.waits(where):
                break
            if page.locator(BALLOT).count():
                self._nominate(page)
            else:
                self._answer(page)
                self._press(page, button)
        if self.waits(where):
            raise DeadEnd(f"{self.name} cannot end {where}: {' > '.join(self.seen[-6:])}")

    def object_to_choice(self) -> None:
        """Object to the head's choice, from the card on the home page that says until when one may."""
        page = self._home()
        self._press(page, page.locator("main a[href$='/sanggah/']").first)
        self._answer(page)
        self._press(page, page.locator(MAIN_BUTTON).first)

    def _home(self) -> Page:
        """Open the site once by its address, in one's language; from then on by the name at the top of every page. Sign in when asked."""
        if self.page is None:
            self.page = arrive(self.browser, self.url, self.language)
        else:
            self._press(self.page, self.page.locator("header a.merek"))
        if self.page.locator("input[name=login]").count():
            self.page.fill("input[name=login]", self.login)
            self.page.fill("input[name=password]", PASSWORD)
            self._press(self.page, self.page.locator("main form button"))
        return self.page

    def _press(self, page: Page, button: Locator) -> None:
        with page.expect_navigation():
            button.click()
        self._look(page)

    def _nominate(self, page: Page) -> None:
        """The ballot is sent by script, which also keeps it for when there is no signal."""
        page.wait_for_selector(f"{BALLOT}[data-siap]")
        self._answer(page)
        page.click("button[value=check]")
        page.press("#kirim", "Enter")  # by keyboard: on a busy machine a pointer's click was lost while the page still scrolled to its top
        page.wait_for_selector("[data-muka=terkirim]:visible")
        self._look(page)

    def _look(self, page: Page) -> None:
        heading = page.locator("h1:visible").first.inner_text()
        self.seen.append(heading)
        if (language := page.locator("html").get_attribute("lang")) != self.language:
            raise DeadEnd(f"{heading} is in {language}")
        if wrong := page.locator(REFUSED).all_inner_texts():
            raise DeadEnd(f"{self.name} is refused on {heading}: {wrong}")
        kind = " ".join([re.sub("/[a-z0-9]{12}/", "/.../", urlsplit(page.url).path), *page.locator(MAIN_BUTTON).all_inner_texts()])
        if kind not in self.judged:
            self.judged.add(kind)
            page.set_viewport_size(WHOLE)
            if found := faults(page):
                raise DeadEnd(f"{kind}: {found}")
            page.set_viewport_size(PHONE)

    def _answer(self, page: Page) -> None:
        """Answer what the page asks and has no answer yet, each kind of field in its way."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for control in page.evaluate(CONTROLS):
            groups.setdefault(control["name"], []).append(control)
        for name, group in groups.items():
            kind, place = group[0]["type"], page.locator(f"main [name='{name}']:visible")
            if kind == "radio" and not any(one["checked"] for one in group):
                place.nth(self._choice(name, group)).check()
            elif kind == "checkbox":
                for number in self._ticks(name, group):
                    place.nth(number).check()
            elif kind == "file":
                place.set_input_files(PROOF)
            elif kind == "password":
                place.fill(PASSWORD)
            elif (group[0]["required"] or name in ALSO) and not group[0]["value"]:
                if kind == "select-one":
                    place.select_option(self._option(page, group[0]["options"]))
                else:
                    place.fill(self.texts.get(name) or TEXTS[name])

    def _choice(self, name: str, group: list[dict[str, Any]]) -> int:
        """The answer that is sure; else a level of those described, as this person sees this candidate."""
        sure = [number for number, one in enumerate(group) if one["value"] == self.answers.get(name)]
        sure = sure or [number for number, one in enumerate(group) if one["value"] in SURE]
        level = crc32(f"{self.name}, {self.seen[-1]}, {name}".encode()) % 4
        return sure[0] if sure else level

    def _ticks(self, name: str, group: list[dict[str, Any]]) -> list[int]:
        """Whom this person likes on a ballot, and the first ones where the head chooses."""
        liked = [number for who in self.liked for number, one in enumerate(group) if one["text"].startswith(who)]
        return {"names": liked, "chosen": list(range(len(group)))}.get(name, [])[:MOST_NAMES]

    def _option(self, page: Page, options: list[list[str]]) -> str:
        """The first witness who is not picked on the page yet."""
        picked = page.evaluate("() => [...document.querySelectorAll('main select')].map((one) => one.value)")
        return next(value for value, text in options if text in self.witnesses and value not in picked)


MOST_DAYS = 45
"""How long the walk may take; a cycle's deadlines make it about 17 days."""


def waiting(person: Person, clock: Clock) -> list[Waiting]:
    """What waits for somebody now, by the roles that they hold now: a person who was read before keeps those of then."""
    return waiting_for(Person.objects.get(pk=person.pk), at=clock.at)


def walk(phones: Mapping[Person, Walker], clock: Clock, *, until: Callable[[], bool]) -> None:
    """Whoever has something waiting follows its first link; when nobody has, the next morning comes, and with it the task process."""
    for _day in range(MOST_DAYS):
        while not until() and (busy := next((phone for one, phone in phones.items() if waiting(one, clock)), None)):
            busy.follow_first()
            clock.at += timedelta(minutes=3)
        if until():
            return
        clock.at = (clock.at + timedelta(days=1)).replace(hour=9, minute=0)
        assert run_due(clock.at) == []
    raise DeadEnd(f"nothing waits for anybody, and it has not come to its end: {[phone.seen[-3:] for phone in phones.values()]}")


def phone(person: Person, made: Made, clock: Clock, browser: Browser, url: str, language: str, judged: set[str]) -> Walker:
    """The phone of `person`, who likes three of those whom nobody needs for something else."""
    free = [one.name for place, one in enumerate(made.body.people) if place not in BUSY and one != person]
    place = made.body.people.index(person)
    assert person.user is not None
    return Walker(
        browser, url, language, login=person.user.email or PersonNumber.objects.get(person=person).value, name=person.name,
        liked=[free[(place + step) % len(free)] for step in range(3)], witnesses=[one.name for one in made.body.witnesses],
        waits=lambda where: any(one.url == where for one in waiting(person, clock)), judged=judged,
    )  # fmt: skip
