"""Two presses at once of each deed from the choice to the publication: one effect, one event, no fault."""

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from pelopor.audit.models import Event
from pelopor.decision import queries
from pelopor.decision.models import Objection
from pelopor.documents.models import Paper
from tests.assessment.factories import World
from tests.conftest import Clock, sure
from tests.decision.factories import decide, keys, run_of
from tests.disk import disk as disk

ONCE = [302, 422]
PDF = b"%PDF-1.4\n%%EOF\n"


def twice(world: World, name: str, address: str, data: Callable[[], dict[str, Any]]) -> list[int]:
    """The statuses of two requests that somebody sends at once."""
    clients, together, came = [Client(raise_request_exception=False) for _ in range(2)], Barrier(2), []
    for client in clients:
        client.force_login(sure(world.people[name].user))

    def press(client: Client) -> None:
        together.wait()
        try:
            came.append(client.post(address, data()).status_code)
        finally:
            connection.close()

    threads = [Thread(target=press, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came)


def events() -> dict[str, int]:
    kinds = list(Event.objects.values_list("kind", flat=True))
    return {kind: kinds.count(kind) for kind in kinds if kind.startswith(("decision.", "documents.", "evidence."))}


@pytest.mark.filterwarnings("ignore:No directory at")
def test_each_deed_is_done_once_however_often_it_is_pressed(disk: Path | None, settings: Any, tmp_path: Path, clock: Clock) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    world = decide()
    came = {}
    choice = {"chosen": keys("ABC"), "do": "choose"}
    came["choose"] = twice(world, "Pimpinan", reverse("decision:choose", args=[world.run.public_id]), lambda: choice)
    objections = run_of(world, "OBJECT")
    text = {"text": "Nilai keliru."}
    came["object"] = twice(world, "Rekan 1", reverse("decision:object", args=[objections.public_id]), lambda: text)
    answer = reverse("decision:answer", args=[objections.public_id, Objection.objects.get().public_id])
    came["answer"] = twice(world, "Tim 1", answer, lambda: {"upheld": "no", "text": "Sudah benar."})
    clock.at = sure(queries.window_of(objections)).closes_at
    came["close"] = twice(world, "Tim 1", reverse("decision:close", args=[objections.public_id]), dict)
    decree = run_of(world, "DECREE").public_id
    came["draft"] = twice(world, "Sekretaris", reverse("decision:draft", args=[decree]), lambda: {"copies": "Gubernur"})
    paper = Paper.objects.get()
    day = clock.at.date().isoformat()
    came["number"] = twice(world, "Agendaris", reverse("documents:number", args=[paper.public_id]), lambda: {"number": "1", "date": day})
    came["sign"] = twice(
        world,
        "Pimpinan",
        reverse("documents:sign", args=[paper.public_id]),
        lambda: {"scan": SimpleUploadedFile("sk.pdf", PDF), "number": "1"},
    )
    came["publish"] = twice(world, "Sekretaris", reverse("decision:publish", args=[decree]), lambda: {"starts": day})

    assert came == {
        "choose": ONCE,
        "object": [302, 302],
        "answer": ONCE,
        "close": ONCE,
        "draft": [302, 302],
        "number": ONCE,
        "sign": ONCE,
        "publish": ONCE,
    }
    assert events() == {
        "decision.chosen": 1, "decision.objection_raised": 1, "decision.objection_answered": 1, "decision.objections_closed": 1,
        "documents.drafted": 2, "documents.numbered": 1, "evidence.kept": 1,
        "documents.signed": 1, "documents.published": 1, "decision.appointed": 1,
    }  # fmt: skip
    assert Paper.objects.count() == 1  # a draft may be written anew, and is the same paper
