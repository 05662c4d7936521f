"""Groups (kelompok): who may be one, when one is on the list of names, and when one passes."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from pelopor.rules.errors import RuleBroken
from pelopor.rules.nomination import Key
from pelopor.rules.ruleset import NominationRules


def check_group(name: str, members: Sequence[Key], *, leader: Key, eligible: Collection[Key], rules: NominationRules) -> None:
    """Refuse a group that the rules do not allow.

    Args:    members: their keys, the leader's too. eligible: who may be named today.
    Raises:  RuleBroken of "group.none" where the ruleset names people only, "group.name", "group.size" (given, least, most),
             "group.members" (count) for somebody twice or not eligible, "group.leader" for one who is not a member.
    Source:  seed deck, Agent of Change page: a chosen individual or group; ruleset nomination.groups, .group_least, .group_most.
    """
    if not rules.groups:
        raise RuleBroken("group.none")
    if not name.strip():
        raise RuleBroken("group.name")
    if not rules.group_least <= len(members) <= rules.group_most:
        raise RuleBroken("group.size", given=len(members), least=rules.group_least, most=rules.group_most)
    if wrong := len(members) - len(set(members) & set(eligible)):
        raise RuleBroken("group.members", count=wrong)
    if leader not in members:
        raise RuleBroken("group.leader")


def is_listed(answers: Mapping[Key, bool | None], *, eligible: Collection[Key], rules: NominationRules) -> bool:
    """Whether a group is on the list of names at opening: every member agreed and may be named, and they are enough.

    Args:    answers: of each member; None: not answered.
    Source:  ADR-0011: nobody is named with a group against their will; ruleset electorate.may_stand holds for each member.
    """
    return rules.groups and len(answers) >= rules.group_least and all(answers.values()) and set(answers) <= set(eligible)


def passes(members: Iterable[bool | None]) -> bool | None:
    """Whether a group passes the gates: when all its members pass. None while anybody is open, so that no answer shows whose it was.

    Source:  seed deck, Agent of Change page, criteria 1 and 2, which are of each member; secrecy.md: why somebody failed is not kept.
    """
    known = list(members)
    return None if None in known else all(known)


def list_hash(names: Mapping[Key, Collection[Key]]) -> str:
    """SHA-256 of the list of names frozen at opening, in hexadecimal: a line each, a group's with its members.

    Args:    names: members by key; none for a person.
    Source:  decided: who stands behind each name must be provable after the nomination.
    """
    lines = (f"{key}: {' '.join(sorted(members))}" if members else key for key, members in names.items())
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def on_paper(members: Sequence[str]) -> str:
    """What stands below a group's name on paper, in Indonesian. Degrees have commas, so semicolons part the names.

    Source:  seed deck, selection page: the decree names individuals or groups; who a group is belongs to its name.
    """
    return f"Kelompok, {len(members)} anggota: {'; '.join(members)}"
