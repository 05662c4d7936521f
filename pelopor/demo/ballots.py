"""Lets the people of a demo hand in, each by the page's own deed: a ticket, a secret of their own, a slip."""

from collections.abc import Iterable
from datetime import datetime
from random import Random

from pelopor.demo.people import HEAD, OFFICER, TEAM, WITNESSES
from pelopor.demo.roster import Body
from pelopor.nomination.actions import hand_in
from pelopor.nomination.models import Nominable, Nomination
from pelopor.participation.models import RollEntry
from pelopor.participation.queries import write_ticket
from pelopor.people.models import Person
from pelopor.programme.queries import rules_of

BUSY = {HEAD, *TEAM, OFFICER, *WITNESSES}
"""Places of people whom nobody names: they lead, assess, answer or witness."""


def cast(nomination: Nomination, body: Body, voters: Iterable[Person], *, rng: Random, at: datetime) -> None:
    """Hand in for those of `voters` who are on the roll. Some people are liked by many, as in any office."""
    rules = rules_of(nomination.run.cycle)
    busy = {body.people[place].pk for place in BUSY}
    nominable = Nominable.objects.filter(nomination=nomination).exclude(person__in=busy).select_related("person", "group").order_by("pk")
    names = [row.who for row in nominable]
    liked = [1 / (place + 2) for place in range(len(names))]
    rng.shuffle(liked)
    on_roll = set(RollEntry.objects.filter(round=nomination.round).values_list("person", flat=True))
    criteria = [criterion.key for criterion in rules.ratings]
    for voter in voters:
        if voter.pk not in on_roll:
            continue
        picked = dict.fromkeys(rng.choices(names, liked, k=rules.nomination.most_names))
        chosen = [person for person in picked if person != voter]
        ticked = {person.public_id: sorted(rng.sample(criteria, rng.randint(1, 2))) for person in chosen}
        hand_in(
            nomination, ticket=write_ticket(nomination.round, voter), secret=f"{rng.getrandbits(128):032x}", edition=1,
            names=sorted(ticked), criteria=ticked, at=at,
        )  # fmt: skip
