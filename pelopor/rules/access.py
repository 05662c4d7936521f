"""Who may do what, in which stage: one table, one function over frozen facts.

The table is the whole of the permissions; docs/reference/access.md is written from it, and a test walks every address
as every role. Roles are held in one agency by a dated grant; `staff` and `superior` follow from dated employments.
Source: blueprint §4; seed deck, selection page (who acts at each step); domain dossier 1.4 (roles by function).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pelopor.rules.programme import BESIDE, Stage


class Role(StrEnum):
    STAFF = "staff"  # pegawai: has an employment in the agency today
    SUPERIOR = "superior"  # atasan langsung of somebody today
    REFORM_TEAM = "reform_team"  # Tim RB, Pokja Area Manajemen Perubahan
    ASSESSOR = "assessor"  # penilai
    PERSONNEL_OFFICER = "personnel_officer"  # petugas kepegawaian
    REGISTRY_CLERK = "registry_clerk"  # petugas tata usaha: numbers papers
    SECRETARY = "secretary"  # drafts papers for the head
    HEAD = "head"  # pimpinan instansi
    AGENT = "agent"  # Agen Perubahan
    GROUP_LEADER = "group_leader"
    WITNESS = "witness"  # saksi
    ANALYST = "analyst"
    ORGANISATION_BUREAU = "organisation_bureau"  # Biro Organisasi: the province's owner of the programme
    INSPECTORATE = "inspectorate"  # Inspektorat
    ADMINISTRATOR = "administrator"
    DATA_OFFICER = "data_officer"  # petugas pelindungan data


class Relation(StrEnum):
    """How the person stands to the thing itself, beside the roles held in its agency."""

    OWN = "own"  # the thing is about, or waits for, this person


GRANTED = frozenset(Role) - {Role.STAFF, Role.SUPERIOR}
"""Roles that are given by a grant with a basis and an end; the others are derived."""

OVERSEEING = frozenset({Role.ORGANISATION_BUREAU, Role.INSPECTORATE})
"""Roles that reach from a parent agency down to the agencies below it."""

ANY_STAGE: frozenset[Stage] = frozenset()


@dataclass(frozen=True)
class Facts:
    """What is known of the person who asks: roles in the thing's agency, relation to the thing, stage of its run."""

    roles: frozenset[Role] = frozenset()
    relation: frozenset[Relation] = frozenset()
    stage: Stage | None = None


@dataclass(frozen=True)
class Permit:
    """One row of the table. Any of `roles`, and any of `relation` when that is not empty, while the stage is one of `stages`."""

    roles: frozenset[Role]
    relation: frozenset[Relation] = frozenset()
    stages: frozenset[Stage] = ANY_STAGE


def _permit(*roles: Role, own: bool = False, stages: tuple[Stage, ...] = ()) -> Permit:
    return Permit(frozenset(roles), frozenset({Relation.OWN}) if own else frozenset(), frozenset(stages))


_ALL = tuple(Role)
_LOOK = (Role.REFORM_TEAM, Role.HEAD, Role.SECRETARY, *sorted(OVERSEEING))

DEEDS: Mapping[str, Permit] = {
    # people
    "people.see_roster": _permit(Role.REFORM_TEAM, Role.PERSONNEL_OFFICER, Role.ADMINISTRATOR),
    "roster.import": _permit(Role.REFORM_TEAM, Role.PERSONNEL_OFFICER),
    "roster.export": _permit(Role.REFORM_TEAM, Role.PERSONNEL_OFFICER),
    "people.see_grants": _permit(Role.ADMINISTRATOR, Role.REFORM_TEAM, *sorted(OVERSEEING)),
    "people.grant_role": _permit(Role.ADMINISTRATOR),
    # audit
    "audit.read": _permit(Role.INSPECTORATE),
    # programme
    "programme.see": _permit(*_ALL),
    "programme.write_ruleset": _permit(Role.REFORM_TEAM),
    "programme.open_cycle": _permit(Role.REFORM_TEAM),
    "programme.prove_stage": _permit(Role.REFORM_TEAM, stages=BESIDE),
    "programme.publish_criteria": _permit(Role.REFORM_TEAM, stages=(Stage.PREPARE,)),
    "programme.move_back": _permit(Role.REFORM_TEAM),
    # nomination
    "nomination.prepare": _permit(Role.REFORM_TEAM, stages=(Stage.NOMINATE,)),
    "nomination.take_part": _permit(Role.STAFF),
    "nomination.close": _permit(Role.REFORM_TEAM, stages=(Stage.NOMINATE,)),
    "nomination.draw_lot": _permit(Role.REFORM_TEAM),
    "nomination.consent": _permit(Role.STAFF, own=True, stages=(Stage.STUDY,)),
    "nomination.see_names": _permit(*_ALL),
    "nomination.open_tally": _permit(Role.WITNESS, own=True),
    # study and assessment
    "assessment.answer_gates": _permit(Role.PERSONNEL_OFFICER, stages=(Stage.STUDY,)),
    "assessment.study": _permit(Role.REFORM_TEAM, stages=(Stage.STUDY,)),
    "assessment.release": _permit(Role.HEAD, stages=(Stage.STUDY, Stage.ASSESS)),
    "assessment.score": _permit(Role.STAFF, own=True, stages=(Stage.ASSESS,)),
    "assessment.agree": _permit(Role.REFORM_TEAM, stages=(Stage.ASSESS,)),
    "assessment.draw_minutes": _permit(Role.REFORM_TEAM, stages=(Stage.ASSESS,)),
    # decision
    "decision.choose": _permit(Role.HEAD, stages=(Stage.DECIDE,)),
    "decision.see_choice": _permit(*_LOOK, Role.REGISTRY_CLERK),
    "decision.close_objections": _permit(Role.REFORM_TEAM, stages=(Stage.OBJECT,)),
    "decision.draft_decree": _permit(Role.SECRETARY, stages=(Stage.DECREE,)),
    "decision.publish_decree": _permit(Role.SECRETARY, stages=(Stage.DECREE,)),
    # documents
    "documents.see_published": _permit(*_ALL),
    "documents.see": _permit(*_LOOK, Role.REGISTRY_CLERK, Role.WITNESS),
    "documents.number": _permit(Role.REGISTRY_CLERK),
    "documents.sign": _permit(Role.HEAD),
}


def allowed(facts: Facts, deed: str) -> bool:
    """Whether the table lets somebody with these facts do `deed`.

    Raises:  KeyError for a deed that is not in the table: a misspelt deed must not become a permission.
    Source:  blueprint §4.
    """
    permit = DEEDS[deed]
    return (
        bool(facts.roles & permit.roles)
        and (not permit.relation or bool(facts.relation & permit.relation))
        and (not permit.stages or facts.stage in permit.stages)
    )
