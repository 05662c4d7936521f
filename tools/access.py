"""docs/reference/access.md: who may do what, at which stage and on which addresses, drawn from rules/access.py and the views' marks."""

import inspect
import re
from collections.abc import Iterable, Sequence

from django.utils.translation import override

from pelopor.kit.access import Door
from pelopor.people.words import ROLES
from pelopor.programme.words import STAGES
from pelopor.rules.access import DEEDS, GRANTED, OVERSEEING, Permit, Relation, Role
from pelopor.rules.programme import BESIDE, Stage
from tools.addresses import Address, addresses

HEAD = """# Who may do what

Written from `pelopor/rules/access.py` and the marks of the views by `python -m tools.reference`; change those, not this page.
The program asks this one table, and a test walks every address as every role, as a stranger and as a member of another agency.

- A role is held in one agency. Who has none there is told that there is no such page.
- "Their own": only on what is about that person or waits for them (their consent, their sheet, the tally they witness).
- A deed with stages is open only while the run of one of them is; beyond that each page asks the rules of the programme.
- Who asks and is not permitted changes nothing and is answered by the page that says so (403).
- Nobody, whatever the role, sees a slip; nobody can act as another person outside a demo.

"""


def page() -> str:
    with override("id"):  # titles of roles and stages stand here as the pages call them
        known = list(addresses())
        return "".join([HEAD, _roles(), _stages(), _deeds(known), _doors(known)]).rstrip() + "\n"


def _roles() -> str:
    lines = ["## Roles", "", "| role | title | comes from | reaches | may |", "|---|---|---|---|---|"]
    for role in Role:
        source = "a grant with its basis and end" if role in GRANTED else "dated employments"
        reach = "its agency and those below it" if role in OVERSEEING else "its agency"
        deeds = ", ".join(f"`{deed}`" for deed, permit in DEEDS.items() if role in permit.roles and permit.roles != set(Role))
        lines.append(f"| {role} | {ROLES[role]} | {source} | {reach} | {deeds or '-'} |")
    everyone = ", ".join(f"`{deed}`" for deed, permit in DEEDS.items() if permit.roles == set(Role))
    return "\n".join([*lines, "", f"Every role may, beside these: {everyone}.", "", ""])


def _stages() -> str:
    lines = ["## Stages", "", "| stage | title | deeds only then |", "|---|---|---|"]
    for stage in Stage:
        deeds = ", ".join(f"`{deed}`" for deed, permit in DEEDS.items() if stage in permit.stages)
        beside = " (runs beside later stages)" if stage in BESIDE else ""
        lines.append(f"| {stage} | {STAGES[stage]}{beside} | {deeds or '-'} |")
    return "\n".join([*lines, "", ""])


def _deeds(known: Sequence[Address]) -> str:
    lines = []
    for part in dict.fromkeys(deed.partition(".")[0] for deed in DEEDS):
        lines += [f"## Deeds: {part}", "", "| deed | what | who | on what | at stage | asked at |", "|---|---|---|---|---|---|"]
        for deed, permit in DEEDS.items():
            if deed.startswith(f"{part}."):
                asked = [one.shown for one in known if deed in one.deeds]
                whose = "their own" if Relation.OWN in permit.relation else "the agency's"
                lines.append(f"| `{deed}` | {permit.says} | {_who(permit)} | {whose} | {_when(permit)} | {_paths(asked)} |")
        lines.append("")
    return "\n".join([*lines, ""])


def _who(permit: Permit) -> str:
    return "every role" if permit.roles == set(Role) else ", ".join(role for role in Role if role in permit.roles)


def _when(permit: Permit) -> str:
    return ", ".join(stage for stage in Stage if stage in permit.stages) or "any"


def _doors(known: Sequence[Address]) -> str:
    lines = ["## Addresses that ask for no deed", "", "| lets in | addresses |", "|---|---|"]
    for door, says in door_words().items():
        lines.append(f"| {door}: {says} | {_paths(one.shown for one in known if one.door == door)} |")
    return "\n".join([*lines, ""])


def door_words() -> dict[Door, str]:
    """What stands beside each door where it is defined."""
    said = dict(re.findall(r"^    (\w+) = .*?  # (.+)$", inspect.getsource(Door), re.MULTILINE))
    return {door: said[door.name] for door in Door}


def _paths(shown: Iterable[str]) -> str:
    return "<br>".join(f"`{path}`" for path in shown) or "-"
