import pytest

from pelopor.measure.quantiles import f_quantile, f_share

PRINTED = [
    (0.95, 1, 1, 161.4476), (0.95, 5, 15, 2.9013), (0.975, 5, 15, 3.5764), (0.975, 4, 4, 9.6045),
    (0.95, 10, 20, 2.3479), (0.95, 1, 10, 4.9646), (0.99, 3, 8, 7.5910), (0.975, 1, 120, 5.1523),
]  # fmt: skip
"""Share, degrees of freedom above and below, value: printed tables of F."""


@pytest.mark.parametrize(("share", "above", "below", "value"), PRINTED)
def test_quantiles_are_those_of_the_printed_tables(share: float, above: float, below: float, value: float) -> None:
    assert f_quantile(share, above, below) == pytest.approx(value, rel=2e-5)
    assert f_share(value, above, below) == pytest.approx(share, abs=1e-5)


def test_half_of_f_with_equal_freedom_lies_below_one() -> None:
    assert f_quantile(0.5, 7, 7) == pytest.approx(1)


def test_nothing_lies_below_zero_and_everything_below_a_huge_value() -> None:
    assert f_share(0, 3, 4) == 0
    assert f_share(1e300, 3, 4) == 1


def test_the_root_of_f_with_one_degree_is_the_two_sided_t() -> None:
    assert f_quantile(0.95, 1, 8) ** 0.5 == pytest.approx(2.306, abs=5e-4)
