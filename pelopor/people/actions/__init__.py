"""Deeds about people, by noun: roles and standing, code letters, the second factor."""

from pelopor.people.actions.codes import IssuedCode, issue_codes, reissue_code, use_code
from pelopor.people.actions.factor import FACTOR, account_of, drop_factor, enrol_factor, renew_spare_codes, use_factor
from pelopor.people.actions.roles import answer_standing, appoint_acting, end_grant, grant, known_or_new, open_agency

__all__ = [
    "FACTOR",
    "IssuedCode",
    "account_of",
    "answer_standing",
    "appoint_acting",
    "drop_factor",
    "end_grant",
    "enrol_factor",
    "grant",
    "issue_codes",
    "known_or_new",
    "open_agency",
    "reissue_code",
    "renew_spare_codes",
    "use_code",
    "use_factor",
]  # fmt: skip
