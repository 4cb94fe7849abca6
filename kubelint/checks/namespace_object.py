"""Objects that every namespace with pods should have.

    check: namespace-object
    with: {kind: ResourceQuota, keys: [requests.cpu]}

Reports each namespace of the input that has pods and no object of ``kind`` (at its Namespace object, else at its first
workload), and each object of the kind that lacks one of ``keys`` in ``spec.hard`` (ResourceQuota) or in one entry of
``spec.limits`` (LimitRange). Messages may use ``{subject}``, the namespace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.checks.network_policy_coverage import SYSTEM_NAMESPACES, at_namespace
from kubelint.kube.access import as_map, maps_in
from kubelint.kube.object import K8sObject
from kubelint.kube.workspace import Workspace

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["ResourceQuota", "LimitRange"]},
        "keys": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["kind", "keys"],
    "additionalProperties": False,
}


def build(*, kind: str, keys: Sequence[str]) -> Check:
    """The check that every namespace with pods has an object of `kind`, with all of `keys`."""

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        owners = workspace.by_kind(kind, "")
        covered = {owner.namespace for owner in owners}
        for owner in owners:
            if not _is_complete(owner, keys):
                key = "hard" if kind == "ResourceQuota" else "limits"
                yield Hit((*owner.path, "spec", key), object=owner, args={"subject": owner.namespace})
        for namespace, pods in sorted(workspace.pods.items()):
            running = [pod for pod in pods if pod.containers]
            if running and namespace not in covered and namespace not in SYSTEM_NAMESPACES:
                yield from at_namespace(workspace, namespace, running)

    return Check(Scope.WORKSPACE, run)


def _is_complete(owner: K8sObject, keys: Sequence[str]) -> bool:
    if owner.kind == "ResourceQuota":
        return all(key in as_map(owner.get("spec", "hard")) for key in keys)
    return any(all(key in limit for key in keys) for _, limit in maps_in(owner.get("spec", "limits")))
