"""How bad a fault is, and how sure kubelint is of it. Both are ordered: compare with ``<`` and ``>=``."""

from __future__ import annotations

import enum


class Severity(enum.IntEnum):
    """What the fault means for a cluster, from a remark to an open door."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    def __str__(self) -> str:
        return self.name.lower()


class Confidence(enum.IntEnum):
    """How sure a finding is: HIGH is read off the manifest, MEDIUM and LOW are inferred."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    def __str__(self) -> str:
        return self.name.lower()
