"""Quantiles of the F distribution, in plain Python: the few that agreement needs are not worth a numerical library in memory."""

from math import exp, lgamma, log

_STEPS = 300  # of the continued fraction: enough for degrees of freedom up to about 10,000
_HALVINGS = 55  # as many as a float can hold


def f_share(value: float, above: float, below: float) -> float:
    """The share of the F distribution up to `value`.

    Args:    above, below: degrees of freedom of the numerator and of the denominator, more than 0; need not be whole.
    Returns: a probability, 0 to 1.
    Source:  Abramowitz & Stegun 1964, 26.6.2 (F by the incomplete beta) and 26.5.8 (its continued fraction).
    """
    if value <= 0:
        return 0.0
    return _beta_share(above * value / (above * value + below), above / 2, below / 2)


def f_quantile(share: float, above: float, below: float) -> float:
    """The value up to which `share` of the F distribution lies; t for two sides is its root with one degree above.

    Args:    share: between 0 and 1, both excluded. above, below: degrees of freedom, as f_share.
    Source:  as f_share; found by halving.
    Checked: printed tables of F at 95 % and 97.5 % (tests/measure/test_quantiles.py).
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _beta_share(middle, above / 2, below / 2) < share:
            low = middle
        else:
            high = middle
    return below * low / (above * (1 - low))


def _beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function; from the side on which its fraction converges."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of 26.5.8, summed from its far end."""
    value = 1.0
    for step in range(_STEPS, 0, -1):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        value = 1 + even / (1 + odd / value)
    first = -(a + b) * x / (a + 1)
    return 1 / (1 + first / value)
