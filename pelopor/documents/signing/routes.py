"""The ways of signing that this installation offers."""

from django.conf import settings

from pelopor.documents.signing.validation import can_validate
from pelopor.rules.errors import RuleBroken
from pelopor.rules.signature import Route


def offered() -> list[Route]:
    """What the settings name; certified ones also need somebody whom the installation trusts."""
    named = [Route(word) for word in settings.SIGNING_ROUTES]
    return [route for route in named if route is not Route.CERTIFIED or can_validate()]


def check_offered(route: Route) -> None:
    """Raises RuleBroken("signature.not_offered") for a way that is not."""
    if route not in offered():
        raise RuleBroken("signature.not_offered")
