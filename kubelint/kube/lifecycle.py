"""When Kubernetes serves which API."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kubelint.kube.version import Version, parse_version


class Lifecycle(NamedTuple):
    """One kind in one version: the minors in which it came, was deprecated and went, and what takes its place.

    ``newest`` is the newest API version of the kind that is served, following replacements.
    """

    introduced: Version | None
    deprecated: Version | None
    removed: Version | None
    replacement: str
    replacement_kind: str
    newest: str


def lifecycle_of(group: str, version: str, kind: str) -> Lifecycle | None:
    """What is known of a built-in API; None for others. A list goes with its kind."""
    table = _table()
    row = table.get(f"{group}/{version}/{kind}") or table.get(f"{group}/{version}/{kind.removesuffix('List')}")
    if row is None:
        return None
    introduced, deprecated, removed, replacement, replacement_kind, newest = row
    return Lifecycle(_minor(introduced), _minor(deprecated), _minor(removed), replacement, replacement_kind, newest)


def _minor(text: str) -> Version | None:
    return parse_version(text) if text else None


@cache
def _table() -> dict[str, list[str]]:
    import json

    from kubelint.assets import asset

    with open(asset("schemas", "api-lifecycle.json"), encoding="utf-8") as file:
        rows: dict[str, list[str]] = json.load(file)["apis"]
    return rows
