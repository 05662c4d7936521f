"""Deeds of a nomination: open, close and tally once, draw the lot, ask consent, publish, open the tally."""

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from pelopor.audit.actions import record
from pelopor.duties import actions as duties
from pelopor.nomination import queries
from pelopor.nomination.models import Candidate, CriterionCount, Nominable, Nomination, Witness
from pelopor.participation import actions as slips
from pelopor.participation.queries import closed_contents, marks_of, read_ticket
from pelopor.people.actions import grant
from pelopor.people.models import Person
from pelopor.programme.actions import enter, leave, reach
from pelopor.programme.models import StageRun
from pelopor.programme.queries import current_run, reached, rules_of
from pelopor.rules import nomination as rules
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.programme import Stage

Received = slips.Received
WITNESS_DAYS = 365  # how long the role of witness is held at most


@transaction.atomic
def open_nomination(run: StageRun, *, closes_at: datetime, witnesses: Sequence[Person], mode: str, by: Person, at: datetime) -> Nomination:
    """Open the nomination of `run`: freeze the roll and the list of names, and name the two witnesses.

    Raises:  RuleBroken("nomination.open") when it was opened before; ("nomination.witnesses") unless there are two who
             are not the one who opens it; ("nomination.few") when fewer may be named than the ruleset's finalists to choose.
    """
    run = StageRun.objects.select_for_update().select_related("cycle__agency").get(pk=run.pk)
    agency, ruleset = run.cycle.agency, rules_of(run.cycle)
    if run.closed_at or Nomination.objects.filter(run=run).exists():
        raise RuleBroken("nomination.open")
    if len(set(witnesses)) != 2 or by in witnesses:
        raise RuleBroken("nomination.witnesses")
    listed = queries.eligible(agency, ruleset, at=at)
    if len(listed) < ruleset.decision.chosen:
        raise RuleBroken("nomination.few", count=len(listed), chosen=ruleset.decision.chosen)
    round = slips.open_round(
        agency=agency, mode=mode, people=queries.electorate(agency, ruleset, at=at), opens_at=at, closes_at=closes_at,
        ruleset_hash=run.cycle.ruleset_hash, by=by, at=at,
    )  # fmt: skip
    names = hashlib.sha256("\n".join(sorted(row.person.public_id for row in listed)).encode()).hexdigest()
    made = Nomination.objects.create(run=run, round=round, names_hash=names)
    Nominable.objects.bulk_create(
        [Nominable(nomination=made, person=row.person, name=row.person.name, position=row.position, unit=row.unit.name) for row in listed],
        batch_size=1000,
    )
    for person in witnesses:
        Witness.objects.create(nomination=made, person=person)
        grant(person=person, agency=agency, role=Role.WITNESS, basis=run.cycle.title, valid_from=at.date(),
              valid_to=at.date() + timedelta(days=WITNESS_DAYS), by=by, at=at)  # fmt: skip
    StageRun.objects.filter(pk=run.pk).update(due=closes_at)
    reach(run, "nomination.opened", reference=made.public_id, hash=round.roll_hash, by=by, at=at)
    duties.done("nomination.open", subject=run.public_id, by=by, at=at)
    record("nomination.opened", agency=agency.public_id, thing=made.public_id, by=by, at=at, names=len(listed), hash=names,
           closes=closes_at.isoformat(), witnesses=", ".join(sorted(person.name for person in witnesses)))  # fmt: skip
    return made


def hand_in(
    nomination: Nomination,
    *,
    ticket: str,
    secret: str,
    edition: int,
    names: Sequence[str],
    criteria: Mapping[str, Sequence[str]],
    at: datetime,
) -> Received:
    """Hand in a ballot. No session and no person reach this deed; a name of one's own is known by the ticket's mark.

    Raises:  what rules.check_ballot and participation.hand_in raise.
    """
    ruleset = queries.ruleset_of(nomination)
    ballot = rules.Ballot(frozenset(names), {key: frozenset(words) for key, words in criteria.items() if words})
    listed, own = queries.listed(nomination), None
    if not ruleset.nomination.self_naming and nomination.round.salt is not None:
        mark = read_ticket(ticket, round=nomination.round).mark
        own = next((name for name, set_ in marks_of(nomination.round, ballot.names).items() if set_ == mark), None)
    rules.check_ballot(
        ballot, listed=listed, most_names=ruleset.nomination.most_names, criteria={criterion.key for criterion in ruleset.ratings},
        own=own, self_naming=ruleset.nomination.self_naming,
    )  # fmt: skip
    content = {"names": sorted(ballot.names), "criteria": {key: sorted(words) for key, words in sorted(ballot.criteria.items())}}
    return slips.hand_in(round=nomination.round, ticket=ticket, secret=secret, edition=edition, content=content, at=at)


def check_names(nomination: Nomination, *, names: Sequence[str]) -> None:
    """Refuse more names than a ballot may hold, before the page asks for reasons.

    Raises:  RuleBroken("ballot.names").
    """
    ruleset = queries.ruleset_of(nomination)
    rules.check_ballot(
        rules.Ballot(frozenset(names)), listed=set(names), most_names=ruleset.nomination.most_names, criteria=(), own=None, self_naming=True
    )


def close(nomination: Nomination, *, by: Person | None, at: datetime) -> bool:
    """Close the nomination when its time is over, tally it once, and call up those who go on, or ask for a lot.

    Returns: False when it was closed and tallied before. A closing that was broken off is taken up where it stood.
    Raises:  RuleBroken("nomination.early") before the closing time.
    """
    nomination.round.refresh_from_db()
    if at < nomination.round.closes_at:
        raise RuleBroken("nomination.early")
    if nomination.round.closed_at is None:
        slips.close_round(nomination.round, by=by, at=at)
    return _tally(nomination, by=by, at=at)


@transaction.atomic
def _tally(nomination: Nomination, *, by: Person | None, at: datetime) -> bool:
    held = _hold(nomination)
    if held.tally is not None:
        return False
    ruleset, round = queries.ruleset_of(held), held.round
    ballots = [content for content in closed_contents(round) if isinstance(content, dict)]
    votes = rules.count(ballot["names"] for ballot in ballots)
    salt = os.urandom(rules.SECRET_BYTES)
    held.tally, held.tally_salt = votes, salt.hex()
    held.tally_hash = hashlib.sha256(rules.canonical(votes) + salt).hexdigest()
    held.ballots, held.blank = len(ballots), sum(not ballot["names"] for ballot in ballots)
    held.turnout_reached = rules.turnout_reached(len(ballots), round.roll_size, floor=ruleset.nomination.turnout_floor)
    held.save(update_fields=["tally", "tally_salt", "tally_hash", "ballots", "blank", "turnout_reached"])
    _count_criteria(held, ballots)
    reach(held.run, "nomination.closed", reference=held.public_id, hash=held.tally_hash, by=by, at=at)
    record("nomination.closed", agency=round.agency.public_id, thing=held.public_id, by=by, at=at, ballots=held.ballots,
           roll=round.roll_size, hash=held.tally_hash)  # fmt: skip
    made = rules.by_the_rules(votes, rules=ruleset.nomination, units=queries.units_of(held))
    if made.undecided:
        _ask_lot(held, at=at)
    else:
        _begin_study(held, made.keys, at=at)
    return True


def _hold(nomination: Nomination) -> Nomination:
    """The nomination, locked against a second deed at the same time."""
    return Nomination.objects.select_for_update(of=("self",)).select_related("run__cycle__agency", "round__agency").get(pk=nomination.pk)


def _count_criteria(nomination: Nomination, ballots: Sequence[Mapping[str, Mapping[str, Sequence[str]]]]) -> None:
    """Split the ticks off into counts per person; single ballots say no more which criteria went with which names."""
    counts: dict[tuple[str, str], int] = {}
    for ballot in ballots:
        for key, words in ballot["criteria"].items():
            for word in words:
                counts[key, word] = counts.get((key, word), 0) + 1
    people = {person.public_id: person for person in Person.objects.filter(public_id__in={key for key, _ in counts})}
    CriterionCount.objects.bulk_create(
        [CriterionCount(nomination=nomination, person=people[key], criterion=word, count=n) for (key, word), n in sorted(counts.items())]
    )


def _ask_lot(nomination: Nomination, *, at: datetime) -> None:
    """Publish the commitment of a lot; the secret bits are shown after the draw."""
    secret = os.urandom(rules.SECRET_BYTES)
    nomination.lot_secret, nomination.lot_seed = secret.hex(), ""
    nomination.lot_commitment = rules.commit_lot(nomination.tally or {}, secret)
    nomination.save(update_fields=["lot_secret", "lot_seed", "lot_commitment"])
    agency = nomination.run.cycle.agency
    duties.add("nomination.lot", agency=agency, subject=nomination.run.public_id, url=("nomination:lot", [nomination.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip
    record("nomination.lot_committed", agency=agency.public_id, thing=nomination.public_id, by=None, at=at, hash=nomination.lot_commitment)


@transaction.atomic
def draw_lot(nomination: Nomination, *, seed: str, by: Person, at: datetime) -> None:
    """Decide a tie by the seed that was drawn in public, and call up the winners.

    The bits under the commitment stay hidden until the tally is opened: with them, a guessed tally could be tested.

    Raises:  RuleBroken("lot.none") when no lot waits; ("lot.seed") without a seed.
    """
    held = _hold(nomination)
    if not queries.lot_waits(held):
        raise RuleBroken("lot.none")
    made = _undecided(held)
    drawn = rules.draw_lot(made.tied, votes=held.tally or {}, secret=bytes.fromhex(held.lot_secret), seed=seed)
    held.lot_seed, held.lot_drawn_at = seed.strip(), at
    held.save(update_fields=["lot_seed", "lot_drawn_at"])
    duties.done("nomination.lot", subject=held.run.public_id, by=by, at=at)
    record("nomination.lot_drawn", agency=held.run.cycle.agency.public_id, thing=held.public_id, by=by, at=at, seed=held.lot_seed,
           hash=held.lot_commitment)  # fmt: skip
    winners = rules.settle(made, drawn).keys
    if current_run(held.run.cycle, Stage.STUDY) is None:
        _begin_study(held, winners, at=at)
    else:
        _call(held, winners, at=at)


def _undecided(nomination: Nomination) -> rules.Shortlist:
    ruleset, votes = queries.ruleset_of(nomination), nomination.tally or {}
    if current_run(nomination.run.cycle, Stage.STUDY) is None:
        return rules.by_the_rules(votes, rules=ruleset.nomination, units=queries.units_of(nomination))
    return _next(nomination)


def _next(nomination: Nomination) -> rules.Shortlist:
    called = list(Candidate.objects.filter(nomination=nomination).values_list("person__public_id", "stands"))
    return rules.next_in_line(
        nomination.tally or {}, called=[key for key, _ in called], standing=sum(stands is not False for _, stands in called),
        rules=queries.ruleset_of(nomination).nomination, drawn=_drawn(nomination),
    )  # fmt: skip


def _drawn(nomination: Nomination) -> Sequence[str]:
    """The order in which a lot at closing put those who tied: it holds on for those who lost it."""
    votes = nomination.tally or {}
    tied = rules.by_the_rules(votes, rules=queries.ruleset_of(nomination).nomination, units=queries.units_of(nomination)).tied
    if not tied or not nomination.lot_seed:
        return ()
    return rules.draw_lot(tied, votes=votes, secret=bytes.fromhex(nomination.lot_secret), seed=nomination.lot_seed)


def _begin_study(nomination: Nomination, keys: Collection[str], *, at: datetime) -> None:
    leave(nomination.run, at=at)
    enter(nomination.run.cycle, Stage.STUDY, at=at)
    _call(nomination, keys, at=at)


def _call(nomination: Nomination, keys: Collection[str], *, at: datetime) -> None:
    """Ask these people whether they agree to stand, and the personnel officer about gates."""
    study = current_run(nomination.run.cycle, Stage.STUDY)
    assert study is not None  # entered before anybody is called
    agency = nomination.run.cycle.agency
    for person in Person.objects.filter(public_id__in=keys).order_by("name", "pk"):
        candidate = Candidate.objects.create(nomination=nomination, person=person, called_at=at)
        duties.add(
            "consent.give", agency=agency, subject=study.public_id, url=("nomination:consent", [candidate.public_id]), person=person, at=at
        )
    if keys:
        duties.add("gate.answer", agency=agency, subject=study.public_id, url=("assessment:gates", [study.public_id]),
                   role=Role.PERSONNEL_OFFICER, at=at)  # fmt: skip
    _look(nomination, at=at)


@transaction.atomic
def answer_consent(candidate: Candidate, *, consent: bool, by: Person, at: datetime) -> None:
    """Agree or decline to stand. The audit says that an answer came, not which.

    Raises:  RuleBroken("consent.given") when it was answered before; ("consent.late") once the names are published.
    """
    nomination = _hold(candidate.nomination)
    if nomination.published_at:
        raise RuleBroken("consent.late")
    if not Candidate.objects.filter(pk=candidate.pk, consent__isnull=True).update(consent=consent, answered_at=at):
        raise RuleBroken("consent.given")
    study = current_run(nomination.run.cycle, Stage.STUDY)
    assert study is not None  # consent is asked in the study
    duties.done("consent.give", subject=study.public_id, by=by, at=at, person=candidate.person)
    record("nomination.consent_answered", agency=nomination.run.cycle.agency.public_id, thing=nomination.public_id, by=by, at=at)
    _settle(nomination, at=at)


@transaction.atomic
def record_gates(nomination: Nomination, passed: Mapping[Person, bool], *, at: datetime) -> None:
    """Write down who passed the gates of the records; why somebody did not is not kept."""
    held = _hold(nomination)
    for person, fine in passed.items():
        Candidate.objects.filter(nomination=held, person=person, gates_passed__isnull=True).update(gates_passed=fine)
    _settle(held, at=at)


def _settle(nomination: Nomination, *, at: datetime) -> None:
    """Say of each candidate whether they stand, call up the next in line for places that fell free, and see what waits."""
    open_ones = Candidate.objects.filter(nomination=nomination, stands__isnull=True)
    open_ones.filter(consent=False).update(stands=False)
    open_ones.filter(gates_passed=False).update(stands=False)
    open_ones.filter(consent=True, gates_passed=True).update(stands=True)
    study = current_run(nomination.run.cycle, Stage.STUDY)
    for gone in Candidate.objects.filter(nomination=nomination, stands=False, consent__isnull=True).select_related("person"):
        duties.done("consent.give", subject=study.public_id if study else "", by=None, at=at, person=gone.person)
    made = _next(nomination)
    if made.undecided and not queries.lot_waits(nomination):
        _ask_lot(nomination, at=at)
    if made.keys:
        _call(nomination, made.keys, at=at)
    else:
        _look(nomination, at=at)


def _look(nomination: Nomination, *, at: datetime) -> None:
    """Let the study wait for Tim RB once every consent and gate is settled."""
    study = current_run(nomination.run.cycle, Stage.STUDY)
    if study is None or queries.lot_waits(nomination) or Candidate.objects.filter(nomination=nomination, stands__isnull=True).exists():
        return
    duties.add("study.submit", agency=nomination.run.cycle.agency, subject=study.public_id, url=("assessment:study", [study.public_id]),
               role=Role.REFORM_TEAM, at=at)  # fmt: skip


@transaction.atomic
def publish(nomination: Nomination, *, by: Person, at: datetime) -> None:
    """Publish the names of those who stand, alphabetically and without counts.

    Raises:  RuleBroken("names.unsettled") while a consent, a gate or a lot is open.
    """
    held = _hold(nomination)
    if queries.lot_waits(held) or Candidate.objects.filter(nomination=held, stands__isnull=True).exists():
        raise RuleBroken("names.unsettled")
    study = current_run(held.run.cycle, Stage.STUDY)
    assert study is not None  # publishing is a deed of the study
    Nomination.objects.filter(pk=held.pk).update(published_at=at)
    names = [row.name for row in Nominable.objects.filter(nomination=held, person__in=held.candidates.filter(stands=True).values("person"))]
    reach(study, "nomination.published", reference=held.public_id, by=by, at=at)
    record(
        "nomination.published", agency=held.run.cycle.agency.public_id, thing=held.public_id, by=by, at=at, names=", ".join(sorted(names))
    )


def ask_witnesses(nomination: Nomination, *, at: datetime) -> None:
    """Let the opening of the tally wait for both witnesses: the scores are locked."""
    for witness in nomination.witnesses.select_related("person"):
        duties.add("tally.open", agency=nomination.run.cycle.agency, subject=nomination.public_id,
                   url=("nomination:witness", [nomination.public_id]), person=witness.person, at=at)  # fmt: skip


@transaction.atomic
def open_tally(witness: Witness, *, by: Person, at: datetime) -> None:
    """Open the tally as one of the two witnesses; with the second it is open.

    Raises:  RuleBroken("tally.early") before all scores are locked; ("tally.twice") when this witness opened it before.
    """
    held = _hold(witness.nomination)
    if not queries.may_open(held):
        raise RuleBroken("tally.early")
    if not Witness.objects.filter(pk=witness.pk, opened_at__isnull=True).update(opened_at=at):
        raise RuleBroken("tally.twice")
    cycle = held.run.cycle
    duties.done("tally.open", subject=held.public_id, by=by, at=at, person=witness.person)
    record("nomination.tally_opened", agency=cycle.agency.public_id, thing=held.public_id, by=by, at=at, hash=held.tally_hash)
    if queries.opened_tally(held) is None:
        return
    assess = current_run(cycle, Stage.ASSESS)
    assert assess is not None  # scores are locked, so it is there
    reach(assess, "tally.opened", reference=held.public_id, hash=held.tally_hash, by=by, at=at)
    if "scores.agreed" in reached(cycle):
        duties.add("minutes.draw", agency=cycle.agency, subject=assess.public_id, url=("assessment:minutes", [assess.public_id]),
                   role=Role.REFORM_TEAM, at=at)  # fmt: skip
