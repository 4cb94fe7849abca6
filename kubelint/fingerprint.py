"""Names for findings that survive moved lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kubelint.kube.access import dig
from kubelint.kube.object import K8sObject
from kubelint.model.place import Path
from kubelint.syntax.document import Document


class Fingerprints:
    """Gives each finding of a run a fingerprint of its own.

    It is the hash of rule, object identity and path with list items named (``containers[name=web]``), so that moved
    lines and reordered lists keep it. Equal ones within a run are numbered in order.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, rule: str, document: Document, owner: K8sObject | None, path: Path, args: Mapping[str, str]) -> str:
        """The fingerprint of what `rule` says about the node at `path`."""
        if owner is None:
            return self.of_text(rule, document.source.path, repr(path))
        ref = owner.ref
        named = stable_path(document.value, path, start=len(owner.path))
        about = args.get("subject", "")
        return self._numbered(rule, owner.group, ref.kind, ref.namespace, ref.name, named, about)

    def of_text(self, rule: str, file: str, text: str) -> str:
        """The fingerprint of something that belongs to no object."""
        return self._numbered(rule, file, text)

    def _numbered(self, *parts: str) -> str:
        from hashlib import sha256  # not needed by a run without findings, and slow to import

        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[digest] += 1
        count = self._seen[digest]
        return digest if count == 1 else f"{digest}:{count}"


def stable_path(root: object, path: Path, *, start: int = 0) -> str:
    """`path` from step `start` on as text, with the items of lists by their ``name`` where they have one."""
    out: list[str] = []
    for depth, step in enumerate(path):
        if depth < start:
            continue
        name = dig(root, *path[: depth + 1], "name") if isinstance(step, int) else None
        out.append(f"[name={name}]" if isinstance(name, str) else f"[{step}]" if isinstance(step, int) else f".{step}")
    return "".join(out)
