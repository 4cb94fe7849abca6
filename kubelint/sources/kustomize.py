"""What a kustomization says about other files.

Fields: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kubelint.kube.access import as_list, as_map, as_str, maps_in

FILE_NAMES = frozenset({"kustomization.yaml", "kustomization.yml", "Kustomization"})
"""The names under which kustomize looks for a kustomization in a folder. It needs neither apiVersion nor kind there."""

_GROUP = "kustomize.config.k8s.io/"
_KINDS = frozenset({"Kustomization", "Component"})


class Kustomization(NamedTuple):
    """``folder`` is where it lies, empty for the working directory; ``namespace`` is empty where it sets none.

    ``resources`` are the files and folders that it takes in, ``patches`` the files that it applies to them; their
    paths start where that of ``folder`` starts.
    """

    folder: str
    namespace: str = ""
    resources: tuple[str, ...] = ()
    patches: frozenset[str] = frozenset()


def is_kustomization(value: object, path: str = "") -> bool:
    """Whether a document is a kustomization, by what it says of itself, or by the name of its file."""
    content = as_map(value)
    if as_str(content.get("apiVersion")).startswith(_GROUP):
        return content.get("kind") in _KINDS
    return bool(content) and "kind" not in content and path.rpartition("/")[2] in FILE_NAMES


def parse_kustomization(value: object, folder: str) -> Kustomization:
    """What the kustomization with this value in `folder` says; wrong shapes say nothing."""
    content = as_map(value)
    named = [*as_list(content.get("resources")), *as_list(content.get("bases")), *as_list(content.get("components"))]
    return Kustomization(
        folder=posixpath.normpath(folder) if folder else "",
        namespace=as_str(content.get("namespace")),
        resources=tuple(path for entry in named if (path := _path(entry, folder))),
        patches=kustomize_patches(content, folder),
    )


def kustomize_patches(value: object, folder: str) -> frozenset[str]:
    """The files that a kustomization in `folder` applies as patches; patches written into it are none."""
    content = as_map(value)
    named = list(as_list(content.get("patchesStrategicMerge")))
    for key in ("patches", "patchesJson6902"):
        named += [entry.get("path") for _, entry in maps_in(content.get(key))]
    return frozenset(path for entry in named if (path := _path(entry, folder)))


def assigned_namespaces(kustomizations: Iterable[Kustomization]) -> Mapping[str, str]:
    """The namespace that kustomizations give to all objects of a file, for each file that gets exactly one.

    The outermost kustomization wins, as with kustomize. A file that several of them take into different namespaces,
    or one of them into none, is left out: which one is meant, the file alone does not tell.
    """
    by_folder = {kustomization.folder: kustomization for kustomization in kustomizations}
    inner = {path for kustomization in by_folder.values() for path in kustomization.resources if path in by_folder}
    found: dict[str, set[str]] = {}
    for folder, outermost in by_folder.items():
        if folder not in inner:
            for file, namespace in _assigned(outermost, by_folder):
                found.setdefault(file, set()).add(namespace)
    return {file: min(names) for file, names in found.items() if len(names) == 1 and "" not in names}


def _assigned(outermost: Kustomization, by_folder: Mapping[str, Kustomization]) -> Iterator[tuple[str, str]]:
    """Each file that `outermost` takes in, through others too, with the namespace of the outermost that sets one."""
    pending = [(outermost, outermost.namespace)]
    seen: set[tuple[str, str]] = set()
    while pending:
        kustomization, namespace = pending.pop()
        if (kustomization.folder, namespace) in seen:
            continue
        seen.add((kustomization.folder, namespace))
        for path in kustomization.resources:
            if path in by_folder:
                pending.append((by_folder[path], namespace or by_folder[path].namespace))
            else:
                yield path, namespace


def _path(entry: object, folder: str) -> str:
    """The path that an entry of a kustomization names; empty for a URL, a patch in place, and wrong shapes."""
    text = as_str(entry)
    if not text or "\n" in text or "://" in text or posixpath.isabs(text):
        return ""
    path = posixpath.normpath(posixpath.join(folder, text))
    return "" if path == "." else path
