"""From documents to objects: lists are unpacked, whatever is no Kubernetes object is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kubelint.kube.access import as_list, as_str
from kubelint.kube.object import DEFAULT_NAMESPACE, K8sObject
from kubelint.model.place import Path
from kubelint.syntax.document import Document

_LIST = "List"


class _Node(NamedTuple):
    """A map that may be an object. ``kind`` and ``api_version`` are inherited from a list, or empty."""

    path: Path
    value: dict[str, Any]
    api_version: str
    kind: str


class Nameless(NamedTuple):
    """What is made like an object but for one of the two fields that say what it is: ``missing`` is its name."""

    path: Path
    missing: str


def objects_in(
    document: Document,
    *,
    is_context: bool = False,
    is_partial: bool = False,
    default_namespace: str = DEFAULT_NAMESPACE,
) -> tuple[K8sObject, ...]:
    """The objects of a document: itself, or the items of ``kind: List`` and of typed lists such as ``PodList``.

    Items of a typed list may leave out apiVersion and kind, as the API itself writes them. A map without apiVersion
    and kind is no object, whatever else it is; `nameless_in` tells those that should be one.
    """
    return tuple(
        K8sObject(
            document, node.path, node.value, api_version=node.api_version, kind=node.kind,
            is_context=is_context, is_partial=is_partial, default_namespace=default_namespace,
        )
        for node in _nodes(document.value)
        if node.api_version and node.kind
    )  # fmt: skip


def nameless_in(document: Document) -> Iterator[Nameless]:
    """The parts of a document that the API refuses because they lack apiVersion or kind, but not both.

    Only what has ``metadata`` is meant: many a program has files of its own with a ``kind`` or an ``apiVersion``.
    """
    for node in _nodes(document.value):
        if bool(node.api_version) != bool(node.kind) and isinstance(node.value.get("metadata"), dict):
            yield Nameless(node.path, "apiVersion" if node.kind else "kind")


def _nodes(value: object, path: Path = (), api_version: str = "", kind: str = "") -> Iterator[_Node]:
    """The maps of a document that are no lists of objects, with what they inherit. The reader bounds the depth."""
    if not isinstance(value, dict):
        return
    api_version = as_str(value.get("apiVersion")) or api_version
    kind = as_str(value.get("kind")) or kind
    if not _is_list(value, kind):
        yield _Node(path, value, api_version, kind)
        return
    inherited = ("", "") if kind == _LIST else (api_version, kind.removesuffix(_LIST))
    for index, item in enumerate(as_list(value.get("items"))):
        yield from _nodes(item, (*path, "items", index), *inherited)


def _is_list(value: dict[str, Any], kind: str) -> bool:
    """Whether a map is a list of objects, and not an object of a kind that merely ends so (``AllowList``)."""
    return kind == _LIST or (kind.endswith(_LIST) and "items" in value)
