"""Volumes that are a path of the node, compared as paths rather than as text.

A check of its own because ``/etc/``, ``//etc`` and ``/etc/../etc`` are one place, and ``/etcd`` is another.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.checks.condition import is_like
from kubelint.kube.access import as_str, dig
from kubelint.model.place import Part, Path

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject
    from kubelint.kube.pod import PodView

_PATHS = {"type": "array", "items": {"type": "string", "minLength": 1}}

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "on": {"enum": ["pod", "persistent-volume"]},
        "exact": _PATHS | {"description": "paths that are reported themselves, but not what lies below them"},
        "below": _PATHS | {"description": "paths that are reported with everything below them"},
        "like": _PATHS | {"description": "patterns of whole paths, in which * stands for any text"},
        "except-below": _PATHS | {"description": "paths that are fine, with everything below them"},
    },
    "required": ["on"],
    "additionalProperties": False,
}


def build(
    *,
    on: str,
    exact: Sequence[str] = (),
    below: Sequence[str] = (),
    like: Sequence[str] = (),
    except_below: Sequence[str] = (),
) -> Check:
    """The check for paths of the node. Without `exact`, `below` and `like` every one is reported, at its key.

    Messages may use ``{host_path}``, as written, and ``{volume}``, the name of the volume in the pod.
    """
    is_wanted = _matcher(exact, below, like)
    is_fine = _matcher((), except_below, ())
    is_any = not (exact or below or like)

    def judge(path: Path, source: object, volume: str) -> Iterator[Hit]:
        if source is None:
            return
        written = as_str(dig(source, "path"))
        place = normalised(written)
        if is_fine(place) or not (is_any or (written and is_wanted(place))):
            return
        where, part = (path, Part.KEY) if is_any else ((*path, "path"), Part.VALUE)
        yield Hit(where, part, {"host_path": written, "volume": volume})

    def in_pod(pod: PodView, _: Context) -> Iterator[Hit]:
        for path, volume in pod.volumes:
            yield from judge((*path, "hostPath"), volume.get("hostPath"), as_str(volume.get("name")))

    def in_persistent_volume(obj: K8sObject, _: Context) -> Iterator[Hit]:
        yield from judge((*obj.path, "spec", "hostPath"), obj.get("spec", "hostPath"), obj.name)

    return Check(Scope.POD, in_pod) if on == "pod" else Check(Scope.OBJECT, in_persistent_volume)


def normalised(path: str) -> str:
    """`path` without ``.``, ``..`` and doubled or trailing slashes; ``/var/run`` is ``/run``, to which it links.

    A path of Windows stays as it is.
    """
    if not path.startswith("/") or "\\" in path:
        return path
    clean = posixpath.normpath("/" + path.lstrip("/"))
    return clean.removeprefix("/var") if _is_below(clean, "/var/run") else clean


def _matcher(exact: Sequence[str], below: Sequence[str], like: Sequence[str]) -> Callable[[str], bool]:
    places = frozenset(normalised(path) for path in exact)
    trees = tuple(normalised(path) for path in below)

    def matches(path: str) -> bool:
        return (
            path in places
            or any(_is_below(path, tree) for tree in trees)
            or any(is_like(path, pattern) for pattern in like)
        )

    return matches


def _is_below(path: str, tree: str) -> bool:
    """Whether `path` is `tree` or lies in it."""
    return path == tree or path.startswith(tree if tree.endswith("/") else tree + "/")
