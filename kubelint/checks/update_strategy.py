"""Updates that take all pods of a workload down, or none.

    check: update-strategy
    with: {}

Reports a Deployment with ``Recreate``, and a DaemonSet or StatefulSet with ``OnDelete``. A Deployment that mounts a
claim which only one node may mount is exempt: two of its pods could not run at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_list, as_map, as_str
from kubelint.kube.pod import PodView

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_FIELDS = {
    "Deployment": "strategy",
    "DeploymentConfig": "strategy",
    "DaemonSet": "updateStrategy",
    "StatefulSet": "updateStrategy",
}


def build() -> Check:
    """The check that updates go pod by pod."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, context: Context) -> Iterator[Hit]:
    field = _FIELDS.get(pod.object.kind)
    if field is None:
        return
    written = pod.object.get("spec", field, "type")
    if written in ("Recreate", "OnDelete") and not (written == "Recreate" and _has_single_claim(pod, context)):
        yield Hit((*pod.object.path, "spec", field, "type"))


def _has_single_claim(pod: PodView, context: Context) -> bool:
    for _, volume in pod.volumes:
        name = as_str(as_map(volume.get("persistentVolumeClaim")).get("claimName"))
        claim = context.workspace.find("PersistentVolumeClaim", pod.namespace, name, "") if name else None
        modes = as_list(claim.get("spec", "accessModes")) if claim is not None else ()
        if any(mode in ("ReadWriteOnce", "ReadWriteOncePod") for mode in modes):
            return True
    return False
