"""What all makes of network policies have in common."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import NamedTuple

from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import EVERYTHING, Selector
from kubelint.model.place import Path


class Direction(enum.StrEnum):
    """Traffic to a pod or from it."""

    INGRESS = "ingress"
    EGRESS = "egress"


class Policy(NamedTuple):
    """One policy, or one rule set of it.

    ``namespace`` is the one it lies in, empty for a policy of the whole cluster, and ``reaches`` says in which
    namespaces it can select pods. There ``selects`` says whether a pod is meant, ``selects_all`` whether all are.
    ``isolates`` are the directions in which only what some policy allows may pass, ``allows`` those for which this one
    has rules that allow something. ``bound`` is met by the labels of all pods that it selects: it is for look-ups.
    """

    object: K8sObject
    path: Path
    namespace: str
    reaches: Callable[[str], bool]
    selects: Callable[[PodView], bool]
    selects_all: bool
    isolates: frozenset[Direction]
    allows: frozenset[Direction]
    bound: Selector = EVERYTHING

    def is_default_deny(self, direction: Direction) -> bool:
        """Whether it denies everything to or from all pods of its namespaces that no other policy allows."""
        return self.selects_all and direction in self.isolates and direction not in self.allows

    def holds_for(self, pod: PodView) -> bool:
        """Whether it selects the pod. A pod in the host's network is beyond policies: see `is_reachable_by_policy`."""
        return self.reaches(pod.namespace) and (self.selects_all or self.selects(pod))


def is_reachable_by_policy(pod: PodView) -> bool:
    """Whether network policies have any effect on the pod: not on one that uses the network of its node."""
    return pod.spec.get("hostNetwork") is not True
