"""Lets the people of a demo hand in, each by the page's own deed: a ticket, a secret of their own, a slip."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from pelopor.demo.people import FIRST_STAFF, OFFICER, TEAM, WITNESSES
from pelopor.demo.roster import Body
from pelopor.nomination.models import Nomination
from pelopor.participation.actions import hand_in
from pelopor.participation.queries import write_ticket
from pelopor.people.models import Person

BUSY = {0, *TEAM, OFFICER, *WITNESSES}
"""Places of people whom nobody names: they lead, assess, answer or witness."""
