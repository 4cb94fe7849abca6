"""Quantities, as Kubernetes parses them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kubelint.kube.quantity import parse_quantity


@pytest.mark.parametrize(
    "value",
    ["", " ", "m", "1 Gi", " 1", "1gi", "1K", "1KB", "1B", "1mi", "1i", "0x10", "1e", "1E+", "1e1.5", "1e999", "1e1Ki", "--1", "+-1",
     "1.2.3", ".", "1_000", "1,5", "٣", "1\n", "inf", "nan", "9" * 200, True, False, None, [], {}, float("inf"), float("nan")],
)  # fmt: skip
def test_no_quantity(value):
    assert parse_quantity(value) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0", 0), ("-0", 0), ("1", 1), ("+1", 1), ("-1", -1), ("007", 7), ("250m", Fraction(1, 4)), ("0.25", Fraction(1, 4)),
        (".5", Fraction(1, 2)), ("5.", 5), ("5.Gi", 5 * 2**30), ("1Ki", 1024), ("1.5Gi", 3 * 2**29), ("0.1Ki", Fraction(512, 5)),
        ("1k", 1000), ("1E", 10**18), ("1E3", 1000), ("1e3", 1000), ("1e+3", 1000), ("1E-3", Fraction(1, 1000)), ("-250m", Fraction(-1, 4)),
        ("100n", Fraction(1, 10**7)), ("3u", Fraction(3, 10**6)), ("1M", 10**6), ("1G", 10**9), ("1T", 10**12), ("1P", 10**15),
        ("1Mi", 2**20), ("1Ti", 2**40), ("1Pi", 2**50), ("1Ei", 2**60), (2, 2), (-3, -3), (0.1, Fraction(1, 10)), (1e3, 1000), (1e22, 10**22),
    ],
)  # fmt: skip
def test_exact_number(value, number):
    assert parse_quantity(value) == number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0.1n", Fraction(1, 10**9)), ("-0.1n", Fraction(-1, 10**9)), ("1.0000000001", Fraction(10**9 + 1, 10**9)),
        ("8Ei", 2**63 - 1), ("-9Ei", -(2**63 - 1)), ("10E", 10**19),
    ],
)  # fmt: skip
def test_bounds_of_kubernetes(value, number):
    assert parse_quantity(value) == number
