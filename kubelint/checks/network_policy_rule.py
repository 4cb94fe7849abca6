"""Rules of network policies that allow everything.

    check: network-policy-rule
    with: {direction: ingress}

Reports a rule without peers and ports, and a peer that is every address (``0.0.0.0/0`` or ``::/0`` without ``except``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_list, as_map, maps_in
from kubelint.kube.object import K8sObject

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"direction": {"enum": ["ingress", "egress"]}},
    "required": ["direction"],
    "additionalProperties": False,
}
_EVERYWHERE = ("0.0.0.0/0", "::/0")


def build(*, direction: str) -> Check:
    """The check that no rule of `direction` allows everything."""
    side = "from" if direction == "ingress" else "to"

    def run(owner: K8sObject, _: Context) -> Iterator[Hit]:
        for number, rule in maps_in(owner.get("spec", direction)):
            path = (*owner.path, "spec", direction, number)
            if not as_list(rule.get(side)) and not as_list(rule.get("ports")):
                yield Hit(path)
            for index, peer in maps_in(rule.get(side)):
                block = as_map(peer.get("ipBlock"))
                if block.get("cidr") in _EVERYWHERE and not as_list(block.get("except")):
                    yield Hit((*path, side, index, "ipBlock", "cidr"))

    return Check(Scope.OBJECT, run)
