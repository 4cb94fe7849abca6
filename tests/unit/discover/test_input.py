"""What is worth parsing."""

from __future__ import annotations

import pytest

from kubelint.discover import may_hold_objects


@pytest.mark.parametrize(
    "data", [b"", b"a: 1\n", b"kind: Pod\n", b"apiVersion: v2\nname: chart\n", b"\xef\xbb\xbfa: 1\n", b"\xff\xfa\n"]
)
def test_no_objects(data: bytes) -> None:
    assert not may_hold_objects(data)


@pytest.mark.parametrize(
    "data",
    [
        b"kind: Pod\napiVersion: v1\n",
        b'{"apiVersion":"v1","kind":"List","items":[]}',
        b"kind: [broken\napiVersion: \xff",
        "kind: Pod\napiVersion: v1\n".encode("utf-16"),
        "kind: Pod\napiVersion: v1\n".encode("utf-16-le"),
        "kind: Pod\napiVersion: v1\n".encode("utf-16-be"),
        "kind: Pod\napiVersion: v1\n".encode("utf-32"),
    ],
)
def test_perhaps_objects(data: bytes) -> None:
    assert may_hold_objects(data)
