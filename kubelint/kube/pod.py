"""Pods as workloads describe them: the one way in which rules see containers, volumes and pod settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kubelint.kube.access import as_map, as_str, dig, maps_in
from kubelint.kube.container import ContainerView, Role
from kubelint.model.place import Path

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject

_LISTS = (("initContainers", Role.INIT), ("containers", Role.MAIN), ("ephemeralContainers", Role.EPHEMERAL))


class LooseContainer(NamedTuple):
    """A container that a custom resource holds outside of any pod spec. ``path`` starts at the document's root."""

    role: Role
    path: Path
    value: Mapping[str, Any]


class PodView:
    """A pod, or the template of one, wherever its object keeps it.

    ``path`` leads to the pod spec and ``metadata_path`` to the metadata beside it, both from the root of the document.
    ``whole`` is False where the object holds only parts of a pod (a custom resource with a list of containers, or a
    template that is laid over another): what is missing there, labels too, may be added by an operator, so absence
    proves nothing. ``loose`` are containers that stand elsewhere in the object, and run in this pod.
    """

    def __init__(
        self, owner: K8sObject, path: Path, spec: Mapping[str, Any], *,
        metadata_path: Path, metadata: Mapping[str, Any], whole: bool = True, loose: Sequence[LooseContainer] = (),
    ) -> None:  # fmt: skip
        self.object = owner
        self.path = path
        self.spec = spec
        self.metadata_path = metadata_path
        self.metadata = metadata
        self.whole = whole
        self._loose = loose

    def get(self, *steps: str | int) -> Any:
        """The node at `steps` below the pod spec, or None."""
        return dig(self.spec, *steps)

    @cached_property
    def containers(self) -> tuple[ContainerView, ...]:
        """The containers of every role, in the order init and sidecar, main, ephemeral."""
        return tuple(self._containers())

    def _containers(self) -> Iterator[ContainerView]:
        for index, (role, path, value) in enumerate(self._loose):
            yield ContainerView(self, _role(role, value), path, value, index)
        for key, role in _LISTS:
            for index, value in maps_in(self.spec.get(key)):
                yield ContainerView(self, _role(role, value), (*self.path, key, index), value, index)

    @property
    def volumes(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Each inline volume with its path from the root of the document."""
        for index, value in maps_in(self.spec.get("volumes")):
            yield (*self.path, "volumes", index), value

    @property
    def labels(self) -> Mapping[str, Any]:
        """The labels of the pod, which selectors see."""
        return as_map(self.metadata.get("labels"))

    @property
    def annotations(self) -> Mapping[str, Any]:
        """The annotations of the pod."""
        return as_map(self.metadata.get("annotations"))

    @property
    def namespace(self) -> str:
        """The namespace in which the pod will run."""
        return self.object.namespace

    @property
    def os(self) -> str:
        """``spec.os.name``: ``linux``, ``windows``, or empty where the pod does not say."""
        return as_str(dig(self.spec, "os", "name"))

    @property
    def is_windows(self) -> bool:
        """Whether the pod declares itself a Windows pod. The node selector does not count, as for Pod Security."""
        return self.os == "windows"

    @property
    def uses_user_namespace(self) -> bool:
        """Whether ``hostUsers`` is false, so that root in the container is not root on the node."""
        return self.spec.get("hostUsers") is False

    @property
    def service_account_name(self) -> str:
        """The name of the service account that the pod runs as: the newer field, the older one, else ``default``."""
        return as_str(self.spec.get("serviceAccountName")) or as_str(self.spec.get("serviceAccount")) or "default"


def _role(role: Role, value: Mapping[str, Any]) -> Role:
    """The role of a container in a list of `role`."""
    return Role.SIDECAR if role is Role.INIT and value.get("restartPolicy") == "Always" else role
