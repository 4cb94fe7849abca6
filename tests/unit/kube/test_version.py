"""Versions of Kubernetes."""

from __future__ import annotations

import pytest

from kubelint.errors import UsageError
from kubelint.kube.version import NEWEST, Version, parse_version


@pytest.mark.parametrize(
    "text", ["", "1", "1.x", "2.0", "1.30.1.2", "v", "1.-3", "１.3", "1.30 beta", "+1.30", "-", "1.30000"]
)
def test_no_version(text):
    with pytest.raises(UsageError, match="not a Kubernetes version"):
        parse_version(text)


@pytest.mark.parametrize(
    ("text", "version"),
    [("1.30", (1, 30)), ("v1.0", (1, 0)), ("1.29.4", (1, 29)), ("latest", NEWEST), (" 1.30\n", (1, 30)), ("1.30+", (1, 30)),
     ("v1.30.4-gke.1000", (1, 30)), ("v1.31.2+k3s1", (1, 31)), ("v1.32.0-rc.1", (1, 32))],
)  # fmt: skip
def test_version(text, version):
    assert parse_version(text) == version


def test_order_is_that_of_release():
    assert Version(1, 9) < Version(1, 10) < NEWEST
    assert str(Version(1, 9)) == "1.9"
