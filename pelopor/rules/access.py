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

BY_OTHERS = frozenset({Role.HEAD, Role.ASSESSOR, Role.WITNESS, Role.ORGANISATION_BUREAU, Role.INSPECTORATE})
"""Roles that judge, decide or watch: nobody who gives out roles gives one of these to themself."""

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

    says: str  # what is permitted, for docs/reference/access.md
    roles: frozenset[Role]
    relation: frozenset[Relation] = frozenset()
    stages: frozenset[Stage] = ANY_STAGE


def _permit(says: str, *roles: Role, own: bool = False, stages: tuple[Stage, ...] = ()) -> Permit:
    return Permit(says, frozenset(roles), frozenset({Relation.OWN}) if own else frozenset(), frozenset(stages))


_ALL = tuple(Role)
_LOOK = (Role.REFORM_TEAM, Role.HEAD, Role.SECRETARY, *sorted(OVERSEEING))

DEEDS: Mapping[str, Permit] = {
    # people
    "people.see_roster": _permit(
        "See the list of employees, and that of the files brought in", Role.REFORM_TEAM, Role.PERSONNEL_OFFICER, Role.ADMINISTRATOR
    ),
    "roster.import": _permit(
        "Bring in a roster file: choose it, map its columns, see the differences, confirm", Role.REFORM_TEAM, Role.PERSONNEL_OFFICER
    ),
    "roster.export": _permit("Download the list of employees", Role.REFORM_TEAM, Role.PERSONNEL_OFFICER),
    "people.see_grants": _permit(
        "See who holds which role, on what basis and until when", Role.ADMINISTRATOR, Role.REFORM_TEAM, *sorted(OVERSEEING)
    ),
    "people.grant_role": _permit("Give a role with its basis and end, and end one", Role.ADMINISTRATOR),
    "people.issue_codes": _permit(
        "Print code letters for the first sign-in, and a new one for whoever lost letter or password",
        Role.PERSONNEL_OFFICER,
        Role.ADMINISTRATOR,
    ),  # not the Tim RB, which runs the selection
    # audit
    "audit.read": _permit("Read the trail of everything that was done", Role.INSPECTORATE),
    # programme
    "programme.see": _permit("See the case file of a cycle, its rules and its criteria", *_ALL),
    "programme.see_board": _permit("See on one board where the case files of one's agencies stand", Role.HEAD, *sorted(OVERSEEING)),
    "programme.write_ruleset": _permit("Clone a ruleset and change it, with a source for each value", Role.REFORM_TEAM),
    "programme.close_cycle": _permit("End a cycle whose decree is published, with a reason", Role.REFORM_TEAM),
    "programme.keep_holidays": _permit("Keep the local days off, which working days leave out", Role.REFORM_TEAM, Role.PERSONNEL_OFFICER),
    "programme.open_cycle": _permit("Open a cycle, which freezes its ruleset", Role.REFORM_TEAM),
    "programme.prove_stage": _permit(
        "Settle a stage that runs beside the others, by a proof or a waiver with its reason", Role.REFORM_TEAM, stages=BESIDE
    ),
    "programme.publish_criteria": _permit("Publish the criteria before the nomination", Role.REFORM_TEAM, stages=(Stage.PREPARE,)),
    "programme.move_back": _permit("Take the cycle back to an earlier stage, with a reason", Role.REFORM_TEAM),
    # nomination
    "nomination.prepare": _permit(
        "Open the nomination: days, witnesses, who stands on the roll", Role.REFORM_TEAM, stages=(Stage.NOMINATE,)
    ),
    "nomination.register_group": _permit("Register groups before the nomination opens, and dissolve them", Role.REFORM_TEAM),
    "nomination.join_group": _permit("Agree or not to be in a group, as one of those asked", Role.STAFF, own=True),
    "nomination.answer_fewer": _permit("Decide what follows when too few were named, where the rules leave it open", Role.REFORM_TEAM),
    "nomination.take_part": _permit("Name colleagues in secret, and see beforehand whether one may", Role.STAFF),
    "nomination.close": _permit("Close the nomination, which counts it once", Role.REFORM_TEAM, stages=(Stage.NOMINATE,)),
    "nomination.draw_lot": _permit("Draw the public lot among those tied for the last place", Role.REFORM_TEAM),
    "nomination.consent": _permit("Agree or not to go on as a candidate", Role.STAFF, own=True, stages=(Stage.STUDY,)),
    "nomination.write_programme": _permit(
        "Hand in a short programme, as one who agreed to stand", Role.STAFF, own=True, stages=(Stage.STUDY,)
    ),
    "nomination.see_names": _permit("See the published names, without counts", *_ALL),
    "nomination.open_tally": _permit(
        "Open the withheld tally, as one of its two witnesses, once the scores are locked", Role.WITNESS, own=True
    ),
    # study and assessment
    "assessment.answer_gates": _permit(
        "Say whether those studied meet the conditions of status, standing and performance", Role.PERSONNEL_OFFICER, stages=(Stage.STUDY,)
    ),
    "assessment.study": _permit("Submit the study to the head", Role.REFORM_TEAM, stages=(Stage.STUDY,)),
    "assessment.release": _permit("Let the assessment begin", Role.HEAD, stages=(Stage.STUDY, Stage.ASSESS)),
    "assessment.score": _permit(
        "Score the candidates as one of the assessors, and lock the scores", Role.STAFF, own=True, stages=(Stage.ASSESS,)
    ),
    "assessment.replace": _permit(
        "Name one more assessor where declared conflicts left too few for a candidate", Role.REFORM_TEAM, stages=(Stage.ASSESS,)
    ),
    "assessment.agree": _permit("Record the scores agreed in the meeting", Role.REFORM_TEAM, stages=(Stage.ASSESS,)),
    "assessment.keep_meeting": _permit(
        "Invite to the assessment meeting, and keep who was there and what came of it", Role.REFORM_TEAM, stages=(Stage.ASSESS,)
    ),
    "assessment.draw_minutes": _permit("Draw the berita acara from the record and freeze it", Role.REFORM_TEAM, stages=(Stage.ASSESS,)),
    # decision
    "decision.choose": _permit("Choose among those proposed", Role.HEAD, stages=(Stage.DECIDE,)),
    "decision.see_choice": _permit("See whom the head chose", *_ALL),
    "decision.announce": _permit(
        "Draft the announcement of names: the candidates after the study, the agents after the decree",
        Role.REFORM_TEAM,
        Role.SECRETARY,
        stages=(Stage.STUDY, Stage.DECREE),
    ),
    "decision.object": _permit("Object to the choice, and read the answer to one's own objections", Role.STAFF, stages=(Stage.OBJECT,)),
    "decision.see_objections": _permit("Read objections and their answers", Role.REFORM_TEAM, Role.INSPECTORATE, stages=(Stage.OBJECT,)),
    "decision.close_objections": _permit("Answer objections and close their time", Role.REFORM_TEAM, stages=(Stage.OBJECT,)),
    "decision.draft_decree": _permit("Draft the SK", Role.SECRETARY, stages=(Stage.DECREE,)),
    "decision.publish_decree": _permit("Publish the signed SK, which gives the chosen their role", Role.SECRETARY, stages=(Stage.DECREE,)),
    "decision.revoke_decree": _permit(
        "Revoke the published SK with a reason, which ends its appointments", Role.HEAD, Role.SECRETARY, stages=(Stage.DECREE,)
    ),
    "agents.see": _permit("See the Agen Perubahan of a cycle, with term and investiture", *_ALL),
    "agents.invest": _permit("Put the investiture of a decree on record", Role.SECRETARY),
    "agents.end": _permit(
        "End the term of an Agen Perubahan with its cause, say that one whom a roster moved stays, and write a handover in another's place",
        Role.REFORM_TEAM,
    ),
    "agents.hand_over": _permit("Write the handover of one's own ended term", Role.STAFF, own=True),
    "agents.replace": _permit("Decide who takes the place of an Agen Perubahan, or that it stays empty", Role.HEAD),
    "decision.see_outcome": _permit("See who was appointed, by which steps, and what comes next", *_ALL),
    "decision.forward_outcome": _permit("Take the ready message that tells who was appointed, to forward it", Role.REFORM_TEAM),
    # documents
    "documents.see_published": _permit("Read a paper that is published", *_ALL),
    "documents.see": _permit("Read a paper in any state, and its scan", *_LOOK, Role.REGISTRY_CLERK, Role.WITNESS),
    "documents.number": _permit("Give a paper its number and date from the registry", Role.REGISTRY_CLERK),
    "documents.see_register": _permit("See the register of the agency's papers, and download a year of it", *_LOOK, Role.REGISTRY_CLERK),
    "documents.send_copies": _permit("Put on record which copies of a published paper were sent", Role.SECRETARY, Role.REGISTRY_CLERK),
    "documents.keep_series": _permit("Keep the agency's series of numbers", Role.REGISTRY_CLERK),
    "documents.set_initials": _permit("Set whose initials a draft needs, in the order of the office", Role.SECRETARY, Role.ADMINISTRATOR),
    "documents.set_format": _permit("Set how the agency's papers look", Role.SECRETARY, Role.ADMINISTRATOR),
    "documents.word_clauses": _permit("Word the parts of the agency's decrees", Role.SECRETARY),
    "documents.initial": _permit("Initial a draft in one's turn, or return it with words", Role.STAFF, own=True),
    "documents.take_back": _permit(
        "Void a numbered paper before it is published, with a reason, so that its draft is drawn up anew", Role.HEAD, Role.SECRETARY
    ),
    "documents.sign": _permit("Sign a paper: with a certificate, by approval with the second factor, or in ink with its scan", Role.HEAD),
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
