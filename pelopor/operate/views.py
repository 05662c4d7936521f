"""Whether the process lives, and whether it is ready to serve."""

import shutil

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from pelopor.kit.access import Door, opens_to

LEAST_FREE = 200 * 1024 * 1024  # bytes


@opens_to(Door.EVERYBODY)
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@opens_to(Door.EVERYBODY)
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """503 with the names of what is not right. No figure that would help an attacker."""
    wrong = [name for name, fine in (("database", _database()), ("disk", _disk()), ("slip-key", _slip_key())) if not fine]
    return JsonResponse({"ready": not wrong, "wrong": wrong}, status=503 if wrong else 200)


def _database() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception:  # noqa: BLE001  whatever the driver raises, the answer is the same
        return False


def _disk() -> bool:
    return shutil.disk_usage(settings.HOME).free >= LEAST_FREE


def _slip_key() -> bool:
    return settings.SLIP_KEY_FILE.parent.is_dir()
