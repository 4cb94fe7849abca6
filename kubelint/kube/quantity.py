"""Resource quantities, exact.

Source: https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/quantity.go
"""

from __future__ import annotations

import re
from fractions import Fraction

_FORM = re.compile(r"([+-]?)([0-9]+\.?[0-9]*|\.[0-9]+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?[0-9]+))?\Z", re.ASCII)
_BINARY = {suffix: 1024**power for power, suffix in enumerate(("Ki", "Mi", "Gi", "Ti", "Pi", "Ei"), 1)}
_DECIMAL = {"n": -9, "u": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_NANO = 10**9
_LARGEST_BINARY = 2**63 - 1
_LARGEST_EXPONENT = 100  # far beyond what a cluster holds; keeps hostile numbers small
_LONGEST = 100  # characters


def parse_quantity(value: object) -> Fraction | None:
    """The number that a quantity means (``250m`` is 1/4, ``1Ki`` is 1024), or None for what is none.

    As in Kubernetes, what is finer than a billionth is rounded away from zero, and binary quantities end at 2**63 - 1.
    """
    text = _text(value)
    match = _FORM.match(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    sign, digits, binary, decimal, exponent = match.groups()
    number = Fraction(digits.removesuffix("."))
    if binary:
        number = min(number * _BINARY[binary], Fraction(_LARGEST_BINARY))
    else:
        power = _DECIMAL[decimal] if decimal else int(exponent or 0)
        if abs(power) > _LARGEST_EXPONENT:
            return None
        number *= Fraction(10) ** power
    number = Fraction(-(-number * _NANO // 1), _NANO)
    return -number if sign == "-" else number


def _text(value: object) -> str:
    """A quantity as it stands in a manifest, where it may be a number; empty for what can be none."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
