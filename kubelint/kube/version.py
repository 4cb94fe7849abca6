"""Versions of Kubernetes, as far as manifests depend on them: the minor."""

from __future__ import annotations

from typing import NamedTuple

from kubelint.errors import UsageError


class Version(NamedTuple):
    """A minor release of Kubernetes; compares in order of release."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


NEWEST = Version(1, 37)
"""The newest minor whose facts ship with this release of kubelint; the one meant when none is named."""


def parse_version(text: str) -> Version:
    """A minor, written as such or as a cluster prints it; ``latest`` is `NEWEST`. Raises UsageError for anything else.

    ``1.30``, ``v1.30``, ``1.30.4``, ``1.30+``, ``v1.30.4-gke.100`` and ``v1.30.4+k3s1`` are all 1.30.
    """
    if text == "latest":
        return NEWEST
    release = text.strip().removeprefix("v").partition("-")[0].partition("+")[0]
    parts = release.split(".")
    if 2 <= len(parts) <= 3 and all(p.isascii() and p.isdigit() and len(p) < 5 for p in parts) and parts[0] == "1":
        return Version(1, int(parts[1]))
    raise UsageError(f"not a Kubernetes version: {text!r} (write a minor such as {NEWEST}, or 'latest')")
