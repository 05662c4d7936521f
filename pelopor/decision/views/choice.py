"""Pages of the head's choice."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from pelopor.assessment.words import AGREEMENT, alike_words, spread_words
from pelopor.decision import actions, queries
from pelopor.decision.forms import ChoiceForm
from pelopor.decision.views.entry import both, enter
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.queries import facts_of
from pelopor.programme.queries import rules_of
from pelopor.rules.access import allowed
from pelopor.rules.decision import places_to_fill
from pelopor.rules.programme import Stage


@login_required
@asks("decision.choose")
@both
def choose(request: HttpRequest, run: str) -> HttpResponse:
    """First the cards, then the names once more; only the second page decides."""
    found, person, at = enter(request, run, "decision.choose")
    if queries.choice_of(found):
        return redirect("decision:chosen", found.public_id)
    groups = queries.groups(found, on=queries.day_of(found.cycle.agency, at))
    cards = {card.key: card for _place, group in groups for card in group}
    form = ChoiceForm(posted(request), keys=[(key, card.name) for key, card in cards.items()])
    do = request.POST.get("do", "")
    if request.method == "POST" and form.is_valid() and do != "change":
        keys, reason = form.cleaned_data["chosen"], form.cleaned_data["reason"]
        with refusals_at(form, reason="choice.reason"):
            if do == "choose":
                actions.choose(found, chosen=keys, reason=reason, by=person, at=at)
                return redirect("decision:chosen", found.public_id)
            queries.check(found, chosen=keys, reason=reason, by=person)
            picked = sorted((cards[key] for key in keys), key=lambda card: card.name)
            return page(request, "decision/confirm.html", run=found, picked=picked, reason=reason)
    agreement, alike = queries.agreement(found)
    size = places_to_fill(queries.proposal(queries.ranking_of(found.cycle)), size=rules_of(found.cycle).decision.chosen)
    return page(
        request, "decision/choose.html", status=invalid(form.errors), run=found, groups=groups, form=form, size=size, count=len(cards),
        ticked=request.POST.getlist("chosen"), phrase=AGREEMENT[agreement.word], spread=spread_words(agreement.spread),
        alike=[alike_words(names) for names in alike],
    )  # fmt: skip


@login_required
@asks("decision.see_choice")
@require_safe
def chosen(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = enter(request, run, "decision.see_choice")
    choice = queries.choice_of(found)
    if choice is None:
        raise Http404
    window = queries.window_after(choice)
    facts = facts_of(person, found.cycle.agency, at=at, stage=Stage.OBJECT)
    return page(
        request, "decision/chosen.html", run=found, choice=choice, people=queries.chosen(found.cycle), window=window,
        may_object=window is not None and queries.takes_objections(window, at=at) and allowed(facts, "decision.object"),
    )  # fmt: skip
