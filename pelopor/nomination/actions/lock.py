"""One deed at a time on a nomination."""

from pelopor.nomination.models import Nomination


def hold(nomination: Nomination) -> Nomination:
    """The nomination, locked against a second deed at the same time."""
    return Nomination.objects.select_for_update(of=("self",)).select_related("run__cycle__agency", "round__agency").get(pk=nomination.pk)
