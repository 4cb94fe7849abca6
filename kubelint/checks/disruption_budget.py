"""PodDisruptionBudgets that do not what they are for.

    check: disruption-budget
    with: {find: blocks-eviction}

``find``: ``blocks-eviction`` (it never lets a pod go: no node can be drained), ``too-high`` (as many pods have to
stay as the selected workload asks for), ``above-autoscaler`` (as many as its autoscaler keeps), ``without-pods`` (it
selects none of the input). Percentages are rounded as Kubernetes rounds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.scaling import Budget, amount, budgets, replicas, scaling
from kubelint.kube.workspace import Workspace

_MANY = 1_000_000  # pods; a percentage of them tells 0 % and 100 % from all others


def build(*, find: str) -> Check:
    """The check that no budget has the fault `find`."""
    judge = _FAULTS[find]

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        for budget in budgets(workspace):
            yield from judge(budget, workspace)

    return Check(Scope.WORKSPACE, run)


def _blocks(budget: Budget, _: Workspace) -> Iterator[Hit]:
    spec = budget.object
    if amount(spec.get("spec", "maxUnavailable"), _MANY) == 0:
        yield Hit((*budget.path, "maxUnavailable"), object=spec)
    elif spec.get("spec", "minAvailable") == "100%":
        yield Hit((*budget.path, "minAvailable"), object=spec)


def _too_high(budget: Budget, workspace: Workspace) -> Iterator[Hit]:
    for pod in budget.pods(workspace):
        workload = pod.object
        count = replicas(workload)
        if not count or scaling(workspace).of(workload):
            continue
        least = budget.least(count)
        if least is not None and least >= count and budget.object.get("spec", "minAvailable") != "100%":
            related = RelatedPlace(workload, (*workload.path, "spec", "replicas"), f"asks for {count}")
            args = {"workload": f"{workload.kind} {workload.name}", "count": str(count)}
            yield Hit((*budget.path, "minAvailable"), object=budget.object, args=args, related=(related,))
            return


def _above_autoscaler(budget: Budget, workspace: Workspace) -> Iterator[Hit]:
    for pod in budget.pods(workspace):
        for scaler in scaling(workspace).of(pod.object):
            least = budget.least(scaler.least)
            if least is not None and least >= scaler.least > 0:
                related = RelatedPlace(scaler.object, scaler.path, f"keeps {scaler.least}")
                args = {"workload": f"{pod.object.kind} {pod.object.name}", "count": str(scaler.least)}
                yield Hit((*budget.path, "minAvailable"), object=budget.object, args=args, related=(related,))
                return


def _without_pods(budget: Budget, workspace: Workspace) -> Iterator[Hit]:
    if budget.selector.is_empty or not workspace.pods_in(budget.object.namespace):
        return
    if not budget.pods(workspace):
        yield Hit((*budget.path, "selector"), object=budget.object)


_FAULTS: dict[str, Callable[[Budget, Workspace], Iterator[Hit]]] = {
    "blocks-eviction": _blocks,
    "too-high": _too_high,
    "above-autoscaler": _above_autoscaler,
    "without-pods": _without_pods,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"find": {"enum": list(_FAULTS)}},
    "required": ["find"],
    "additionalProperties": False,
}
