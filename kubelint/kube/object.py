"""One Kubernetes object of the input."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from kubelint.kube.access import as_map, as_str, dig
from kubelint.kube.pod import PodView
from kubelint.kube.pod_template import pods_of
from kubelint.kube.scope import is_cluster_scoped
from kubelint.model.finding import ObjectRef
from kubelint.model.place import Path
from kubelint.syntax.document import Document

DEFAULT_NAMESPACE = "default"


class K8sObject:
    """An object with apiVersion and kind: a document, or an item of a list.

    ``path`` leads to it from the root of its document (empty unless it is an item). ``is_context`` says that the
    object was read only so that others can be judged; nothing is reported on it. ``is_partial`` says that it is a
    patch: what it lacks may stand elsewhere.
    """

    def __init__(
        self, document: Document, path: Path, value: Mapping[str, Any], *,
        api_version: str, kind: str, is_context: bool = False, is_partial: bool = False,
        default_namespace: str = DEFAULT_NAMESPACE,
    ) -> None:  # fmt: skip
        self.document = document
        self.path = path
        self.value = value
        self.api_version = api_version
        self.kind = kind
        self.is_context = is_context
        self.is_partial = is_partial
        self.default_namespace = default_namespace
        self.group, _, self.version = api_version.rpartition("/")

    def __repr__(self) -> str:
        return f"<{self.ref} in {self.file}>"

    def get(self, *steps: str | int) -> Any:
        """The node at `steps` below the object, or None."""
        return dig(self.value, *steps)

    @property
    def file(self) -> str:
        """The file that holds the object."""
        return self.document.source.path

    @property
    def metadata(self) -> Mapping[str, Any]:
        """The metadata of the object, empty if it has none."""
        return as_map(self.value.get("metadata"))

    @property
    def labels(self) -> Mapping[str, Any]:
        """The labels of the object itself, not those of its pods."""
        return as_map(self.metadata.get("labels"))

    @property
    def annotations(self) -> Mapping[str, Any]:
        """The annotations of the object itself."""
        return as_map(self.metadata.get("annotations"))

    @property
    def name(self) -> str:
        """``metadata.name``, else the prefix in ``generateName``, else empty."""
        return as_str(self.metadata.get("name")) or as_str(self.metadata.get("generateName"))

    @cached_property
    def is_cluster_scoped(self) -> bool:
        """Whether objects of this kind lie in no namespace."""
        return is_cluster_scoped(self.group, self.kind)

    @cached_property
    def namespace(self) -> str:
        """The namespace in which the object will lie; empty for cluster-scoped objects."""
        if self.is_cluster_scoped:
            return ""
        return as_str(self.metadata.get("namespace")) or self.default_namespace

    @cached_property
    def ref(self) -> ObjectRef:
        """The identity of the object."""
        return ObjectRef(self.api_version, self.kind, self.namespace, self.name)

    @cached_property
    def pods(self) -> tuple[PodView, ...]:
        """The pods that the object is, or is a template for."""
        return tuple(pods_of(self))
