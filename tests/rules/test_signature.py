"""When a signature counts, whose it must be, and whether a scan is that of the paper."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pelopor.rules.errors import RuleBroken
from pelopor.rules.signature import Finding, approval_lines, check_finding, check_scan_code, check_signer

GOOD = Finding(
    rests=True, intact=True, valid=True, trusted=True, whole=True, stamped=True, signer="MARIA TEFA", issuer="CA Contoh", serial="1f",
    stamped_at=datetime(2026, 11, 24, 4, 0, tzinfo=UTC),
)  # fmt: skip


@pytest.mark.parametrize("stamped", [True, None])
def test_check_finding_takes_a_whole_trusted_signature_on_the_frozen_file_with_or_without_a_time_stamp(stamped: bool | None) -> None:
    check_finding(replace(GOOD, stamped=stamped))


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (None, "signature.none"),
        (replace(GOOD, intact=False, rests=False), "signature.broken"),
        (replace(GOOD, valid=False), "signature.broken"),
        (replace(GOOD, rests=False, whole=False), "signature.changed"),
        (replace(GOOD, whole=False, trusted=False), "signature.partial"),
        (replace(GOOD, trusted=False, stamped=False), "signature.untrusted"),
        (replace(GOOD, stamped=False), "signature.stamp"),
    ],
)
def test_check_finding_refuses_for_the_first_reason_there_is(found: Finding | None, code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        check_finding(found)

    assert no.value.code == code


def test_a_finding_is_kept_as_plain_values() -> None:
    assert GOOD.to_dict() == {
        "rests": True, "intact": True, "valid": True, "trusted": True, "whole": True, "stamped": True, "signer": "MARIA TEFA",
        "issuer": "CA Contoh", "serial": "1f", "stamped_at": "2026-11-24T04:00:00+00:00",
    }  # fmt: skip
    assert replace(GOOD, stamped_at=None).to_dict()["stamped_at"] is None


@pytest.mark.parametrize(
    ("certified", "meant"),
    [
        ("MARIA TEFA", "dr. Maria Tefa, M.Kes."),
        ("Maria Yosefina Tefa", "Maria Tefa, S.Sos."),
        ("D'Souza-Lay", "Ir. D'Souza-Lay"),
        ("dr. Maria Tefa, M.Kes.", "Maria Yosefina Tefa"),
    ],
)
def test_check_signer_knows_a_name_without_its_titles(certified: str, meant: str) -> None:
    check_signer(certified, meant=meant)


@pytest.mark.parametrize(
    ("certified", "meant"), [("Yosef Nalle", "Maria Tefa"), ("Maria Nalle", "Maria Tefa"), ("", "Maria Tefa"), ("dr.", "Maria")]
)
def test_check_signer_refuses_the_certificate_of_another(certified: str, meant: str) -> None:
    with pytest.raises(RuleBroken, match=r"signature\.signer"):
        check_signer(certified, meant=meant)


@pytest.mark.parametrize(
    ("codes", "typed", "by"),
    [({"own"}, "", "code"), ({"other", "own"}, "wrong", "code"), (set(), " 100.3 / 1 /dinkes ", "number")],
)
def test_check_scan_code_matches_by_the_code_else_by_the_number_that_was_read(codes: set[str], typed: str, by: str) -> None:
    assert check_scan_code(frozenset(codes), own="own", number="100.3/1/DINKES", typed=typed) == by


@pytest.mark.parametrize(
    ("codes", "typed", "code"),
    [({"other"}, "100.3/1/DINKES", "scan.other_paper"), (set(), " ", "scan.unread"), (set(), "100.3/2/DINKES", "scan.other_number")],
)
def test_check_scan_code_refuses_the_scan_of_another_paper(codes: set[str], typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as no:
        check_scan_code(frozenset(codes), own="own", number="100.3/1/DINKES", typed=typed)

    assert no.value.code == code


def test_approval_lines_say_that_it_is_no_certified_signature() -> None:
    assert approval_lines("Maria Tefa", datetime(2026, 12, 8, 9, 5, tzinfo=UTC)) == (
        "Disetujui secara elektronik melalui Pelopor", "oleh Maria Tefa", "8 Desember 2026 pukul 09.05",
        "Bukan tanda tangan elektronik tersertifikasi.",
    )  # fmt: skip
