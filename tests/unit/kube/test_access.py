"""A wrong shape reads as absent."""

from __future__ import annotations

import pytest

from kubelint.kube.access import as_list, as_map, as_str, dig, maps_in

VALUE = {"a": [{"b": 1}, 2], "0": "zero", "n": None}


@pytest.mark.parametrize(
    "steps", [("x",), ("a", "b"), ("a", 2), ("a", -3), ("a", "0"), ("a", 1, "b"), ("n", "b"), (0,), ("0", 0), ("a", 0, "b", "c")]
)  # fmt: skip
def test_nothing_there(steps):
    assert dig(VALUE, *steps) is None


@pytest.mark.parametrize(("steps", "found"), [((), VALUE), (("a", 0, "b"), 1), (("a", -1), 2), (("0",), "zero")])
def test_dig(steps, found):
    assert dig(VALUE, *steps) == found


@pytest.mark.parametrize("value", [None, 1, True, "text", [1], {"a": 1}])
def test_other_shapes_are_empty(value):
    assert as_map(value) == (value if isinstance(value, dict) else {})
    assert as_list(value) == (value if isinstance(value, list) else ())
    assert as_str(value) == (value if isinstance(value, str) else "")


def test_maps_in():
    assert list(maps_in([1, {"a": 1}, None, [{}], {}])) == [(1, {"a": 1}), (4, {})]
    assert list(maps_in({"a": {}})) == []
    assert list(maps_in(None)) == []
