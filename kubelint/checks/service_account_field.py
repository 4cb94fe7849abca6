"""The old field by which a pod names its service account.

    check: service-account-field
    with: {}

Reports ``serviceAccount`` where ``serviceAccountName`` does not say the same. The API server writes both back, so an
equal pair is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.pod import PodView
from kubelint.model.place import Part

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def build() -> Check:
    """The check that ``serviceAccount`` says nothing that ``serviceAccountName`` does not."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, _: Context) -> Iterator[Hit]:
    old = pod.get("serviceAccount")
    if old and old != pod.get("serviceAccountName"):
        yield Hit((*pod.path, "serviceAccount"), Part.KEY)
