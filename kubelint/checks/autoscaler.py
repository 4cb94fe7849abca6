"""Autoscalers that scale nothing, one another's workload, or not at all.

    check: autoscaler
    with: {find: duplicate}

``find``: ``duplicate`` (two scale one workload), ``max-not-above-min``, ``min-too-low`` (below ``least``; unset is 1),
``static-replicas`` (the workload sets ``spec.replicas`` itself, so that each deployment resets the number),
``without-target`` (the target is not in the input, although others of its kind and namespace are). Messages may use
``{target}`` and ``{count}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.scaling import SCALED, Autoscaler, autoscalers, scaling
from kubelint.kube.workspace import Workspace

Judge = Callable[[Autoscaler, Workspace, int], Iterator[Hit]]


def build(*, find: str, least: int = 2) -> Check:
    """The check that no autoscaler has the fault `find`."""
    judge = _FAULTS[find]

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        for scaler in autoscalers(workspace):
            target = {"target": f"{scaler.kind} {scaler.name}"}
            for hit in judge(scaler, workspace, least):
                yield hit._replace(object=hit.object or scaler.object, args={**target, **hit.args})

    return Check(Scope.WORKSPACE, run)


def _duplicate(scaler: Autoscaler, workspace: Workspace, _: int) -> Iterator[Hit]:
    target = workspace.find(scaler.kind, scaler.object.namespace, scaler.name)
    same = scaling(workspace).of(target) if target is not None else ()
    others = [other for other in same if other.object is not scaler.object]
    if others and same[0].object is not scaler.object:
        yield Hit((*scaler.path, "name"), related=(RelatedPlace(same[0].object, same[0].path, "scales it as well"),))


def _max_not_above_min(scaler: Autoscaler, _: Workspace, __: int) -> Iterator[Hit]:
    key = "maxReplicaCount" if scaler.object.kind == "ScaledObject" else "maxReplicas"
    most = scaler.object.get("spec", key)
    if isinstance(most, int) and most <= scaler.least:
        yield Hit((*scaler.object.path, "spec", key), args={"count": str(scaler.least)})


def _min_too_low(scaler: Autoscaler, _: Workspace, least: int) -> Iterator[Hit]:
    if scaler.object.kind == "HorizontalPodAutoscaler" and scaler.least < least:
        yield Hit((*scaler.object.path, "spec", "minReplicas"), args={"count": str(scaler.least)})


def _static_replicas(scaler: Autoscaler, workspace: Workspace, _: int) -> Iterator[Hit]:
    target = workspace.find(scaler.kind, scaler.object.namespace, scaler.name)
    if target is not None and target.get("spec", "replicas") is not None:
        related = RelatedPlace(scaler.object, scaler.path, "sets the number of replicas")
        yield Hit((*target.path, "spec", "replicas"), object=target, related=(related,))


def _without_target(scaler: Autoscaler, workspace: Workspace, _: int) -> Iterator[Hit]:
    if scaler.kind not in SCALED or workspace.find(scaler.kind, scaler.object.namespace, scaler.name) is not None:
        return
    yield Hit((*scaler.path, "name"))


_FAULTS: dict[str, Judge] = {
    "duplicate": _duplicate,
    "max-not-above-min": _max_not_above_min,
    "min-too-low": _min_too_low,
    "static-replicas": _static_replicas,
    "without-target": _without_target,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"find": {"enum": list(_FAULTS)}, "least": {"type": "integer", "minimum": 1}},
    "required": ["find"],
    "additionalProperties": False,
}
