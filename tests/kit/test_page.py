"""A form is bound by every POST, also by one without a field, and by nothing else."""

from django.test import RequestFactory

from pelopor.kit.page import posted


def test_a_post_binds_a_form_also_when_it_brings_no_field() -> None:
    make = RequestFactory()
    bound = [posted(request) for request in (make.post("/", {"a": "1"}), make.post("/"), make.get("/?a=1"))]

    assert [None if one is None else one.dict() for one in bound] == [{"a": "1"}, {}, None]
