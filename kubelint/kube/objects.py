"""From documents to objects: lists are unpacked, whatever is no Kubernetes object is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.kube.access import as_str
from kubelint.kube.object import DEFAULT_NAMESPACE, K8sObject
from kubelint.model.place import Path
from kubelint.syntax.document import Document

_DEEPEST_LIST = 5  # lists in lists; nobody writes more than two


def objects_in(
    document: Document,
    *,
    is_context: bool = False,
    is_partial: bool = False,
    default_namespace: str = DEFAULT_NAMESPACE,
) -> tuple[K8sObject, ...]:
    """The objects of a document: itself, or the items of ``kind: List`` and of typed lists such as ``PodList``.

    Items of a typed list may leave out apiVersion and kind, as ``kubectl get -o yaml`` of old did.
    """
    found = _found(document.value, (), "", "", _DEEPEST_LIST)
    return tuple(
        K8sObject(
            document, path, value, api_version=api_version, kind=kind,
            is_context=is_context, is_partial=is_partial, default_namespace=default_namespace,
        )
        for path, value, api_version, kind in found
    )  # fmt: skip


def _found(value: Any, path: Path, api_version: str, kind: str, depth: int) -> Iterator[tuple[Path, Any, str, str]]:
    if not isinstance(value, dict):
        return
    api_version = as_str(value.get("apiVersion")) or api_version
    kind = as_str(value.get("kind")) or kind
    if not api_version or not kind:
        return
    items = value.get("items")
    if kind.endswith("List") and isinstance(items, list) and depth:
        inherited = (api_version, kind.removesuffix("List")) if kind != "List" else ("", "")
        for index, item in enumerate(items):
            yield from _found(item, (*path, "items", index), *inherited, depth - 1)
        return
    yield path, value, api_version, kind
