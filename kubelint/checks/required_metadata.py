"""Labels and annotations that a team wants.

    check: required-metadata
    with: {of: labels, names: {owner: "*-team"}, kinds: [Deployment]}

``of`` is ``labels`` or ``annotations``; ``names`` has each with a pattern of its values (``*`` stands for any text,
an empty pattern for any value); ``kinds`` narrows it. Messages may use ``{what}``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.checks.condition import is_like
from kubelint.kube.object import K8sObject

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "of": {"enum": ["labels", "annotations"]},
        "names": {"type": "object", "additionalProperties": {"type": "string"}},
        "kinds": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["of", "names"],
    "additionalProperties": False,
}


def build(*, of: str, names: Mapping[str, str], kinds: Sequence[str] = ()) -> Check:
    """The check that objects have the labels or annotations `names`."""

    def run(owner: K8sObject, _: Context) -> Iterator[Hit]:
        if kinds and owner.kind not in kinds:
            return
        written = owner.labels if of == "labels" else owner.annotations
        for name, pattern in names.items():
            value = written.get(name)
            path = (*owner.path, "metadata", of, name)
            if value is None:
                yield from missing(owner, path, what=name)
            elif pattern and not is_like(str(value), pattern):
                yield Hit(path, args={"what": name})

    return Check(Scope.OBJECT, run)
