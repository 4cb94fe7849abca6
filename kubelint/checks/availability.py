"""What workloads of several pods lack so that one fault does not take them all.

    check: availability
    with: {lacks: disruption-budget}

``lacks``: ``replicas`` (fewer than ``least``, and no autoscaler), ``disruption-budget`` (none of the input selects
the pods of a workload with more than one), ``anti-affinity`` (nothing keeps its pods apart: neither anti-affinity nor
a spread that selects them), ``topology-spread`` (no spread that selects its pods). Messages may use ``{count}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import as_list, dig, maps_in
from kubelint.kube.pod import PodView
from kubelint.kube.scaling import budgets, replicas, scaling
from kubelint.kube.selector import from_label_selector
from kubelint.kube.workspace import Workspace

_KINDS = ("Deployment", "StatefulSet", "DeploymentConfig", "Rollout")
_LACKS = ("replicas", "disruption-budget", "anti-affinity", "topology-spread")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"lacks": {"enum": list(_LACKS)}, "least": {"type": "integer", "minimum": 1}},
    "required": ["lacks"],
    "additionalProperties": False,
}


def build(*, lacks: str, least: int = 2) -> Check:
    """The check that no workload lacks what is named."""

    def run(pod: PodView, context: Context) -> Iterator[Hit]:
        workload = pod.object
        count = replicas(workload)
        if workload.kind not in _KINDS or count is None:
            return
        is_scaled = bool(scaling(context.workspace).of(workload))
        if lacks == "replicas":
            if count < least and not is_scaled and count > 0:
                path = (*workload.path, "spec", "replicas")
                has_value = workload.get("spec", "replicas") is not None
                yield from [Hit(path, args={"count": str(count)})] if has_value else missing(workload, path, count="1")
        elif (count > 1 or is_scaled) and _TESTS[lacks](pod, context.workspace):
            yield from missing(workload, _place(pod, lacks))

    return Check(Scope.POD, run)


def _place(pod: PodView, lacks: str) -> tuple[str | int, ...]:
    if lacks == "disruption-budget":
        return (*pod.object.path, "metadata", "name")
    if lacks == "topology-spread":
        return (*pod.path, "topologySpreadConstraints")
    return (*pod.path, "affinity", "podAntiAffinity")


def _has_no_budget(pod: PodView, workspace: Workspace) -> bool:
    namespace = pod.namespace
    return not any(b.object.namespace == namespace and b.selector.matches(pod.labels) for b in budgets(workspace))


def _has_no_spread(pod: PodView, _: Workspace) -> bool:
    for _index, constraint in maps_in(pod.get("topologySpreadConstraints")):
        selector = constraint.get("labelSelector")
        if isinstance(selector, dict) and selector and from_label_selector(selector).matches(pod.labels):
            return False
    return True


def _is_together(pod: PodView, workspace: Workspace) -> bool:
    affinity = pod.get("affinity", "podAntiAffinity")
    terms = list(as_list(dig(affinity, "requiredDuringSchedulingIgnoredDuringExecution")))
    preferred = as_list(dig(affinity, "preferredDuringSchedulingIgnoredDuringExecution"))
    terms += [dig(item, "podAffinityTerm") for item in preferred]
    apart = any(isinstance(t, dict) and from_label_selector(t.get("labelSelector")).matches(pod.labels) for t in terms)
    return not apart and _has_no_spread(pod, workspace)


_TESTS: dict[str, Callable[[PodView, Workspace], bool]] = {
    "disruption-budget": _has_no_budget,
    "anti-affinity": _is_together,
    "topology-spread": _has_no_spread,
}
