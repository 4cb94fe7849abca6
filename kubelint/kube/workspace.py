"""All objects of a run, and quick ways to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import Selector, label_text


class Workspace:
    """The objects that a run has read.

    ``targets`` are those that the run reports on; ``objects`` are these and the context. ``is_complete`` says that
    the whole project is there, so that what is not found does not exist in it.
    """

    def __init__(self, objects: Iterable[K8sObject], *, is_complete: bool) -> None:
        self.objects = tuple(objects)
        self.targets = tuple(o for o in self.objects if not o.is_context)
        self.is_complete = is_complete

    def by_kind(self, kind: str, group: str | None = None) -> tuple[K8sObject, ...]:
        """The objects of a kind, in one API group or in any."""
        found = self._by_kind.get(kind, ())
        return tuple(found) if group is None else tuple(o for o in found if o.group == group)

    def find(self, kind: str, namespace: str, name: str, group: str | None = None) -> K8sObject | None:
        """The object of that identity; the first one if there are several."""
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

        They are found by one of the selector's labels where it names one.
        """
        selector = selector.of_template
        pair = next(iter(selector.pairs), None)
        candidates = self._pods.get(namespace, ()) if pair is None else self._pods_by_label.get((namespace, *pair), ())
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
        out: dict[str, list[K8sObject]] = defaultdict(list)
        for item in self.objects:
            out[item.kind].append(item)
        return dict(out)

    @cached_property
    def _by_identity(self) -> dict[tuple[str, str, str], list[K8sObject]]:
        out: dict[tuple[str, str, str], list[K8sObject]] = defaultdict(list)
        for item in self.objects:
            out[item.kind, item.namespace, item.name].append(item)
        return dict(out)

    @cached_property
    def _by_namespace(self) -> dict[str, list[K8sObject]]:
        out: dict[str, list[K8sObject]] = defaultdict(list)
        for item in self.objects:
            if not item.is_cluster_scoped:
                out[item.namespace].append(item)
        return dict(out)

    @cached_property
    def _pods(self) -> dict[str, list[PodView]]:
        out: dict[str, list[PodView]] = defaultdict(list)
        for item in self.objects:
            for pod in item.pods:
                out[pod.namespace].append(pod)
        return dict(out)

    @cached_property
    def _pods_by_label(self) -> dict[tuple[str, str, str], list[PodView]]:
        out: dict[tuple[str, str, str], list[PodView]] = defaultdict(list)
        for namespace, pods in self._pods.items():
            for pod in pods:
                for key, value in pod.labels.items():
                    out[namespace, key, label_text(value)].append(pod)
        return dict(out)
