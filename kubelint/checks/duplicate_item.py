"""Items of a list that name the same thing twice.

    check: duplicate-item
    with: {on: container, list: env, key: name}

``on`` is ``container`` or ``pod``; ``key`` names what tells items apart. The later one is shown. Messages may use
``{what}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import maps_in
from kubelint.kube.container import ContainerView
from kubelint.kube.pod import PodView

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"on": {"enum": ["container", "pod"]}, "list": {"type": "string"}, "key": {"type": "string"}},
    "required": ["on", "list", "key"],
    "additionalProperties": False,
}


def build(*, on: str, list: str, key: str) -> Check:  # noqa: A002  a name of the rule file
    """The check that no two items of `list` have the same `key`."""

    def run(holder: ContainerView | PodView, _: Context) -> Iterator[Hit]:
        seen: set[str] = set()
        for index, item in maps_in(holder.get(list)):
            name = item.get(key)
            if isinstance(name, str):
                if name in seen:
                    yield Hit((*holder.path, list, index, key), args={"what": name})
                seen.add(name)

    return Check(Scope.CONTAINER if on == "container" else Scope.POD, run)
