"""Service accounts that several workloads run as.

    check: shared-account
    with: {}

Messages may use ``{what}``, the account.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.pod import PodView
from kubelint.kube.workspace import Workspace

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def build() -> Check:
    """The check that each workload has an account of its own, or the default one."""
    return Check(Scope.WORKSPACE, _run)


def _run(workspace: Workspace, _: Context) -> Iterator[Hit]:
    for pods in workspace.pods.values():
        first: dict[str, PodView] = {}
        for pod in pods:
            name = pod.service_account_name
            if name == "default":
                continue
            other = first.setdefault(name, pod)
            if other.object.ref != pod.object.ref:
                related = RelatedPlace(other.object, (*other.path, "serviceAccountName"), "runs as it too")
                path = (*pod.path, "serviceAccountName")
                yield Hit(path, object=pod.object, args={"what": name}, related=(related,))
