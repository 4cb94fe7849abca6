"""What a run is given to read."""

from __future__ import annotations

import enum
import os
from typing import NamedTuple

SUFFIXES = (".yaml", ".yml", ".json")
"""How the names of files end that are read when a folder is named, in any case of letters."""

EXCLUDED = "excluded by the configuration"
"""The reason of an input that was named and is excluded nevertheless."""

_NAMES = frozenset({"Kustomization"})  # kustomize takes it without a suffix
_OTHER_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


class InputKind(enum.Enum):
    """What a discovered path is to the run."""

    MANIFEST = "manifest"  # to be read
    CHART_TEMPLATE = "chart-template"  # a template of a Helm chart: means something only together with its chart
    CHART_FILE = "chart-file"  # Chart.yaml or values of a chart: no manifest, nothing to say about it
    SKIPPED = "skipped"  # deliberately not read, and the user should hear of it: see `Input.reason`
    UNREADABLE = "unreadable"  # could not be looked into: see `Input.reason`


class Input(NamedTuple):
    """``path`` can be opened from the working directory; ``name`` is for people and reports, with ``/``."""

    path: str
    name: str
    kind: InputKind = InputKind.MANIFEST
    reason: str = ""


def is_manifest_name(path: str) -> bool:
    """Whether a file with this name is read when it is found in a folder."""
    return path.lower().endswith(SUFFIXES) or path.rpartition("/")[2] in _NAMES


def make_input(path: str, kind: InputKind = InputKind.MANIFEST, reason: str = "") -> Input:
    """An input with a name for people: with ``/``, without ``./`` in front, bytes that are no text as escapes."""
    name = path.replace(os.sep, "/")
    while name.startswith("./"):
        name = name[2:].lstrip("/")
    return Input(path, name.encode("utf-8", "backslashreplace").decode("utf-8") or ".", kind, reason)


def may_hold_objects(data: bytes) -> bool:
    """Whether a file can hold Kubernetes objects at all, which is cheap to tell before it is parsed.

    A file in UTF-16 or UTF-32 can: nobody knows before it is decoded.
    """
    if b"\0" in data[:4] or data.startswith(_OTHER_BYTE_ORDER_MARKS):
        return True
    has_kind, has_version = b"kind" in data, b"apiVersion" in data
    # An object that lacks one of the two is a mistake that somebody should hear of; metadata tells that it is one.
    return (has_kind and has_version) or ((has_kind or has_version) and b"metadata" in data)
