"""Resource quantities, exact.

Source: https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/quantity.go
"""

from __future__ import annotations

import re
from fractions import Fraction

_FORM = re.compile(r"([+-]?)([0-9]+\.?[0-9]*|\.[0-9]+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?[0-9]+))?\Z", re.ASCII)
_BINARY = {suffix: 1024**power for power, suffix in enumerate(("Ki", "Mi", "Gi", "Ti", "Pi", "Ei"), 1)}
_DECIMAL = {"n": -9, "u": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_LARGEST_EXPONENT = 100  # far beyond what a quantity can hold; keeps hostile numbers small
_LONGEST = 100


def parse_quantity(value: object) -> Fraction | None:
    """The number that a quantity means (``250m`` is 1/4, ``1Ki`` is 1024), or None for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, int):
        return Fraction(value)
    text = value if isinstance(value, str) else repr(value)
    match = _FORM.match(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    sign, digits, binary, decimal, exponent = match.groups()
    number = Fraction(digits.rstrip(".") if digits.endswith(".") else digits)
    if binary:
        number *= _BINARY[binary]
    elif decimal:
        number *= Fraction(10) ** _DECIMAL[decimal]
    elif exponent:
        if abs(int(exponent)) > _LARGEST_EXPONENT:
            return None
        number *= Fraction(10) ** int(exponent)
    return -number if sign == "-" else number
