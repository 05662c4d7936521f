"""Deeds of number series: setting one, and taking a place in it when a paper is numbered."""

from datetime import datetime

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.documents.models import NumberGap, NumberSeries
from pelopor.people.models import Agency, Person
from pelopor.rules.errors import RuleBroken
from pelopor.rules.numbering import check_pattern, place_of, take


@transaction.atomic
def set_series(*, agency: Agency, kind: str, year: int, pattern: str, last: int, by: Person, at: datetime) -> NumberSeries:
    """Begin or change the series of one kind of paper in one year.

    Args:    last: the last place that was given, here or in the register on paper; 0 for a new one.
    Raises:  what check_pattern raises; RuleBroken("series.back") when `last` lies before a place that was given here.
    """
    check_pattern(pattern.strip())
    series, made = NumberSeries.objects.select_for_update().get_or_create(
        agency=agency, kind=kind, year=year, defaults={"pattern": pattern.strip(), "last": last}
    )
    if not made:
        if last < series.last:
            raise RuleBroken("series.back", last=series.last)
        series.pattern, series.last = pattern.strip(), last
        series.save(update_fields=["pattern", "last"])
    record("documents.series_set", agency=agency.public_id, thing=agency.public_id, by=by, at=at, pattern=series.pattern, last=last,
           year=str(year))  # fmt: skip
    return series


def take_place(*, agency: Agency, kind: str, number: str, year: int, why: str, by: Person, at: datetime) -> None:
    """Take the place of `number` in the agency's series of this kind and year; a number of another form is the registry's own.

    A part of the deed that numbers the paper. Places that are passed over become gaps, each with the same explanation.

    Raises:  RuleBroken("series.gap") with how many when places are passed over and `why` is empty; what rules.numbering.take raises.
    """
    series = NumberSeries.objects.select_for_update().filter(agency=agency, kind=kind, year=year).first()
    place = place_of(number, series.pattern, year=year) if series else None
    if series is None or place is None:
        return
    gaps = NumberGap.objects.filter(series=series)
    taken = take(place, last=series.last, gaps=frozenset(gaps.values_list("value", flat=True)))
    if taken.skipped and not why.strip():
        raise RuleBroken("series.gap", count=len(taken.skipped))
    gaps.filter(value=place).delete()
    skipped = [NumberGap(series=series, value=value, why=why.strip(), made_by=by, made_at=at) for value in taken.skipped]
    NumberGap.objects.bulk_create(skipped)
    NumberSeries.objects.filter(pk=series.pk).update(last=max(series.last, place))
