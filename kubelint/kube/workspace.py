"""All objects of a run, and quick ways to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import Selector, label_text

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Workspace:
    """The objects that a run has read.

    ``targets`` are those that the run reports on; ``objects`` are these and the context. ``is_complete`` says that
    the whole project is there, so that what is not found does not exist in it. Every index is built once, when it is
    first asked, in time linear in the number of objects.
    """

    def __init__(self, objects: Iterable[K8sObject], *, is_complete: bool) -> None:
        self.objects = tuple(objects)
        self.targets = tuple(o for o in self.objects if not o.is_context)
        self.is_complete = is_complete
        self._derived: dict[Callable[[Workspace], Any], Any] = {}

    def derived(self, make: Callable[[Workspace], T]) -> T:
        """What `make` makes of this workspace, made once: for models that many checks share, such as its policies."""
        if make not in self._derived:
            self._derived[make] = make(self)
        made: T = self._derived[make]
        return made

    def by_kind(self, kind: str, group: str | None = None) -> tuple[K8sObject, ...]:
        """The objects of a kind, in one API group or in any."""
        found = self._by_kind.get(kind, ())
        return tuple(found) if group is None else tuple(o for o in found if o.group == group)

    def find(self, kind: str, namespace: str, name: str, group: str | None = None) -> K8sObject | None:
        """The object of that identity; the first one if there are several. Cluster-scoped ones lie in no namespace."""
        for found in self._by_identity.get((kind, namespace, name), ()):
            if group is None or found.group == group:
                return found
        return None

    def in_namespace(self, namespace: str) -> tuple[K8sObject, ...]:
        """The objects that lie in a namespace."""
        return tuple(self._by_namespace.get(namespace, ()))

    def pods_in(self, namespace: str) -> tuple[PodView, ...]:
        """The pods and pod templates of the objects in a namespace."""
        return tuple(self._pods.get(namespace, ()))

    def pods_selected(self, namespace: str, selector: Selector) -> tuple[PodView, ...]:
        """The pods of a namespace that a selector selects, as far as templates tell.

        They are looked for among those with the rarest of its labels.
        """
        selector = selector.of_template
        buckets: list[list[PodView]] = [self._pods_by_label.get((namespace, *pair), []) for pair in selector.pairs]
        candidates = min(buckets, key=len) if buckets else self._pods.get(namespace, [])
        return tuple(pod for pod in candidates if selector.matches(pod.labels))

    @property
    def pods(self) -> Mapping[str, list[PodView]]:
        """All pods and pod templates by namespace."""
        return self._pods

    @cached_property
    def namespaces(self) -> tuple[str, ...]:
        """The namespaces that objects lie in, and those that are defined, in order of names."""
        defined = (o.name for o in self.by_kind("Namespace", ""))
        return tuple(sorted({*self._by_namespace, *defined}))

    @cached_property
    def _by_kind(self) -> dict[str, list[K8sObject]]:
        return _grouped((item.kind, item) for item in self.objects)

    @cached_property
    def _by_identity(self) -> dict[tuple[str, str, str], list[K8sObject]]:
        return _grouped(((item.kind, item.namespace, item.name), item) for item in self.objects)

    @cached_property
    def _by_namespace(self) -> dict[str, list[K8sObject]]:
        return _grouped((item.namespace, item) for item in self.objects if not item.is_cluster_scoped)

    @cached_property
    def _pods(self) -> dict[str, list[PodView]]:
        return _grouped((pod.namespace, pod) for item in self.objects for pod in item.pods)

    @cached_property
    def _pods_by_label(self) -> dict[tuple[str, str, str], list[PodView]]:
        return _grouped(
            ((namespace, key, label_text(value)), pod)
            for namespace, pods in self._pods.items()
            for pod in pods
            for key, value in pod.labels.items()
        )


def _grouped(entries: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """The items of each key, in order."""
    out: dict[K, list[T]] = defaultdict(list)
    for key, item in entries:
        out[key].append(item)
    return dict(out)
