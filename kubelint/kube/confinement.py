"""Seccomp and AppArmor profiles of containers: the fields, and the annotations that came before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kubelint.kube.access import as_str
from kubelint.kube.version import Version

if TYPE_CHECKING:
    from kubelint.kube.container import ContainerView
    from kubelint.kube.pod import PodView
    from kubelint.model.place import Path

CONFINING_TYPES = frozenset({"RuntimeDefault", "Localhost"})
"""The values of ``seccompProfile.type`` and ``appArmorProfile.type`` that confine."""

_LOCALHOST = "localhost/"


class Annotation(NamedTuple):
    """An annotation that sets a profile. ``container`` is empty if it is meant for the whole pod."""

    path: Path
    value: str
    container: str


class Confinement(NamedTuple):
    """A kind of profile and how manifests choose it.

    ``fields_since`` is the first Kubernetes minor in which ``securityContext.<field>`` counts, ``annotations_until``
    the last one in which annotations do, None where they still do. ``container_key`` is followed by a container's name.
    """

    field: str
    container_key: str
    pod_key: str
    confining_values: frozenset[str]
    fields_since: Version
    annotations_until: Version | None

    def fields_count(self, version: Version) -> bool:
        """Whether `version` heeds the field."""
        return version >= self.fields_since

    def annotations_count(self, version: Version) -> bool:
        """Whether `version` heeds the annotations."""
        return self.annotations_until is None or version <= self.annotations_until

    def is_confining(self, value: str) -> bool:
        """Whether an annotation of this value confines."""
        return value in self.confining_values or value.startswith(_LOCALHOST)


SECCOMP = Confinement(
    field="seccompProfile",
    container_key="container.seccomp.security.alpha.kubernetes.io/",
    pod_key="seccomp.security.alpha.kubernetes.io/pod",
    confining_values=frozenset({"runtime/default", "docker/default"}),
    fields_since=Version(1, 19),
    annotations_until=Version(1, 18),
)
"""Source: check_seccompProfile_baseline.go of k8s.io/pod-security-admission."""

APPARMOR = Confinement(
    field="appArmorProfile",
    container_key="container.apparmor.security.beta.kubernetes.io/",
    pod_key="",
    confining_values=frozenset({"runtime/default"}),
    fields_since=Version(1, 0),
    annotations_until=None,
)
"""Source: check_appArmorProfile.go of k8s.io/pod-security-admission, which heeds both forms in every version."""


def profile_annotations(pod: PodView, kind: Confinement) -> Iterator[Annotation]:
    """The annotations of `pod` that set a profile, for containers that it has or not."""
    root = (*pod.metadata_path, "annotations")
    for key, value in pod.annotations.items():
        if kind.pod_key and key == kind.pod_key:
            yield Annotation((*root, key), as_str(value), "")
        elif isinstance(key, str) and key.startswith(kind.container_key):
            yield Annotation((*root, key), as_str(value), key.removeprefix(kind.container_key))


def annotated_profile(container: ContainerView, kind: Confinement) -> str:
    """What an annotation says for `container`: its own, else that of the pod, else nothing."""
    of_pod = container.pod.annotations
    return as_str(of_pod.get(kind.container_key + container.name)) or as_str(of_pod.get(kind.pod_key))


def is_confined(container: ContainerView, kind: Confinement, version: Version) -> bool:
    """Whether a profile of this kind holds for `container`, by field or by annotation."""
    if kind.fields_count(version):
        chosen = container.effective("securityContext", kind.field, "type").value
        if isinstance(chosen, str) and chosen in CONFINING_TYPES:
            return True
    return kind.annotations_count(version) and kind.is_confining(annotated_profile(container, kind))
