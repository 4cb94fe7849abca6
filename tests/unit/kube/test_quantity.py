from __future__ import annotations

from fractions import Fraction

import pytest

from kubelint.kube.quantity import parse_quantity


@pytest.mark.parametrize(
    "value", ["", "m", "1 Gi", "1gi", "1KB", "0x10", "1e", "1e999", "--1", "1.2.3", ".", "١", True, None, [], "9" * 200]
)
def test_no_quantity(value):
    assert parse_quantity(value) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0", 0), ("1", 1), ("+1", 1), ("-1", -1), ("250m", Fraction(1, 4)), ("0.25", Fraction(1, 4)), (".5", Fraction(1, 2)),
        ("5.", 5), ("1Ki", 1024), ("1.5Gi", 3 * 2**29), ("1k", 1000), ("1E", 10**18), ("1e3", 1000), ("1E-3", Fraction(1, 1000)),
        ("100n", Fraction(1, 10**7)), (2, 2), (0.1, Fraction(1, 10)), (1e3, 1000),
    ],
)  # fmt: skip
def test_exact_number(value, number):
    assert parse_quantity(value) == number
