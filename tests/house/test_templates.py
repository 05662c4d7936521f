"""Templates keep their contracts: every include passes what the partial needs, and nothing is inline."""

import re

from tests.house.contracts import Template, faults, given_by_views, templates

INLINE = re.compile(r"""<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=["']|javascript:""", re.IGNORECASE)


def test_every_include_passes_what_the_partial_needs_and_nothing_that_it_does_not_take() -> None:
    assert faults(templates(), given_by_views()) == []


def test_nothing_is_inline_because_the_policy_of_the_site_forbids_it() -> None:
    assert [template.name for template in templates() if INLINE.search(template.source)] == []


def test_every_page_extends_a_frame_of_the_kit() -> None:
    frames = re.compile(r'\{% extends "(kit/(hub|task|gate|error|base)|[a-z_/]+)\.html" %\}')
    pages = [template for template in templates() if not template.is_partial and template.name != "kit/base.html"]

    assert [page.name for page in pages if not frames.search(page.source)] == []


PARTIAL = Template("kit/_hail.html", "{# needs: name, title?. used by: any page #}{{ name }}")


def test_a_name_that_is_not_passed_is_found() -> None:
    page = Template("x/page.html", '{% include "kit/_hail.html" with title=1 %}')

    assert faults([PARTIAL, page], {}) == ["x/page.html:1 includes kit/_hail.html without name"]


def test_a_name_bound_around_the_include_or_given_by_the_view_is_in_sight() -> None:
    looped = Template("x/page.html", '{% for name in names %}{% include "kit/_hail.html" %}{% endfor %}')
    viewed = Template("x/other.html", '{% include "kit/_hail.html" %}')

    assert faults([PARTIAL, looped, viewed], {"x/other.html": frozenset({"name"})}) == []


def test_a_name_bound_in_a_loop_is_out_of_sight_after_it() -> None:
    page = Template("x/page.html", '{% for name in names %}{% endfor %}{% include "kit/_hail.html" %}')

    assert faults([PARTIAL, page], {}) == ["x/page.html:1 includes kit/_hail.html without name"]


def test_only_hides_what_is_around_the_include() -> None:
    page = Template("x/page.html", '{% for name in names %}{% include "kit/_hail.html" with title=1 only %}{% endfor %}')

    assert faults([PARTIAL, page], {}) == ["x/page.html:1 includes kit/_hail.html without name"]


def test_a_name_that_nobody_asked_for_is_found() -> None:
    page = Template("x/page.html", '{% include "kit/_hail.html" with name=1 nmae=2 %}')

    assert faults([PARTIAL, page], {}) == ["x/page.html:1 includes kit/_hail.html with nmae, which it does not take"]


def test_a_partial_without_contract_is_found() -> None:
    assert faults([Template("x/_loose.html", "<p>")], {}) == ["x/_loose.html: the first line says neither needs nor used by"]


def test_a_partial_that_is_not_there_is_found() -> None:
    page = Template("x/page.html", '{% include "x/_gone.html" %}')

    assert faults([page], {}) == ["x/page.html:1 includes x/_gone.html, which is not there or has no contract"]
