"""Reads about accounts: who signs in, and the person of a request."""

import re
from datetime import date

from django.db.models import Count, Q
from django.http import HttpRequest

from pelopor.people.models import Person, SecondFactor, User
from pelopor.people.queries.employment import valid

# Asked by every page: written out, because putting the same query together took three times as long as asking it.
ACCOUNT = "SELECT people_user.* FROM people_user JOIN people_person ON people_person.user_id = people_user.id WHERE people_user.id = %s"
PERSON = "SELECT * FROM people_person WHERE user_id = %s"


def user_by_login(login: str, *, on: date) -> User | None:
    """The account of whoever holds this number on the day, or has this e-mail. Spaces, dots and dashes do not matter.

    A number that two people hold on the day, one of them until a day to come, lets neither in: it does not say who comes.
    """
    login = login.strip()
    if "@" in login:
        return User.objects.filter(email__iexact=login, person__isnull=False).first()
    digits = re.sub(r"[\s.\-]", "", login)
    if not digits:
        return None
    holders = User.objects.filter(valid(on, "person__numbers__"), person__numbers__value=digits).distinct()[:2]
    return holders[0] if len(holders) == 1 else None


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; read once per request.

    Raises:  Person.DoesNotExist for an account without a person, which nobody signs in to.
    """
    known: Person | None = getattr(request, "_person", None)
    if known is None:
        known = next(iter(Person.objects.raw(PERSON, [request.user.pk or 0])), None)
        if known is None:
            raise Person.DoesNotExist
        request._person = known  # type: ignore[attr-defined]
    return known


def user_by_key(key: int) -> User | None:
    """The account that a session names; none without a person, whose pages would be about nobody."""
    return next(iter(User.objects.raw(ACCOUNT, [key])), None)


def factor_of(user: User) -> SecondFactor | None:
    """The second factor of an account, with how many spare codes are left as `spare`."""
    left = Count("spare_codes", filter=Q(spare_codes__used_at__isnull=True))
    return SecondFactor.objects.filter(user=user).annotate(spare=left).first()
