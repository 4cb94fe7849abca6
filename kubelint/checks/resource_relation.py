"""How requests and limits of a container stand to each other.

    check: resource-relation
    with: {resources: [cpu], find: not-equal}

``find``: ``above`` (a request larger than the limit of the same name), ``not-equal`` (they differ by value, or only
the request is set; the API copies a limit that stands alone; with ``both: true`` only where both are set), ``ratio``
(limit divided by request is more than ``most``), ``outside`` (a request or limit below ``min`` or above ``max``,
quantities by resource). ``resources`` are their names; none means all. Quantities are compared by value. Messages may
use ``{resource}``, ``{request}`` and ``{limit}``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_map
from kubelint.kube.container import ContainerView, Role
from kubelint.kube.quantity import parse_quantity

_BOUNDS = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "resources": {"type": "array", "items": {"type": "string"}},
        "find": {"enum": ["above", "not-equal", "ratio", "outside"]},
        "both": {"type": "boolean"},
        "most": {"type": "number", "minimum": 0},
        "min": _BOUNDS,
        "max": _BOUNDS,
    },
    "required": ["find"],
    "additionalProperties": False,
}


def build(
    *, find: str, resources: Sequence[str] = (), both: bool = False, most: float = 0,
    min: Mapping[str, Any] | None = None, max: Mapping[str, Any] | None = None,  # noqa: A002  names of the rule file
) -> Check:  # fmt: skip
    """The check that no container's resources have the fault `find`."""
    bounds = (min or {}, max or {})

    def run(container: ContainerView, _: Context) -> Iterator[Hit]:
        if container.role is Role.EPHEMERAL:
            return
        if find == "outside":
            yield from _outside(container, *bounds)
            return
        requests, limits = (as_map(container.get("resources", key)) for key in ("requests", "limits"))
        for name in sorted({*requests, *limits} & set(resources) if resources else {*requests, *limits}):
            request, limit = requests.get(name), limits.get(name)
            key = _fault(find, request, limit, both=both, most=most)
            if key:
                args = {"resource": name, "request": str(request), "limit": str(limit)}
                yield Hit((*container.path, "resources", key, name), args=args)

    return Check(Scope.CONTAINER, run)


def _fault(find: str, request: Any, limit: Any, *, both: bool, most: float) -> str:
    """``requests`` or ``limits``, whichever is to be shown, if there is a fault; else empty."""
    wanted, bound = parse_quantity(request), parse_quantity(limit)
    if request is not None and limit is None and find == "not-equal" and not both:
        return "requests"
    if wanted is None or bound is None:
        return ""
    if find == "above":
        return "requests" if wanted > bound else ""
    if find == "ratio":
        return "limits" if most and wanted and bound / wanted > most else ""
    return "limits" if wanted != bound else ""


def _outside(container: ContainerView, least: Mapping[str, Any], most: Mapping[str, Any]) -> Iterator[Hit]:
    for key in ("requests", "limits"):
        for name, value in as_map(container.get("resources", key)).items():
            number, low, high = (parse_quantity(v) for v in (value, least.get(name), most.get(name)))
            if number is not None and ((low is not None and number < low) or (high is not None and number > high)):
                args = {"resource": name, "request": str(value), "limit": str(value)}
                yield Hit((*container.path, "resources", key, name), args=args)
