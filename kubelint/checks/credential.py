"""Credentials in plain text.

    check: credential
    with: {in: [env], find: secret}

``in`` lists the places to look: ``env`` (values of variables), ``command`` (command, args, exec handlers, headers of
probes) and ``config-map`` (entries). ``find`` is ``secret`` (what only its owner should know) or ``trivial`` (a
password that everybody tries first, such as ``changeme``). Messages may use ``{what}``: the name and kind, never the
value. In a block of text the finding stands at the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.credential import Leak, Verdict, leaks_in_commands, leaks_in_config_map, leaks_in_env
from kubelint.kube.object import K8sObject
from kubelint.model.severity import Confidence

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "in": {"type": "array", "minItems": 1, "items": {"enum": ["env", "command", "config-map"]}},
        "find": {"enum": ["secret", "trivial"]},
    },
    "required": ["in", "find"],
    "additionalProperties": False,
}


def build(*, find: str, **places: Sequence[str]) -> Check:
    """The check that `places["in"]` holds no credential of the kind `find`."""
    wanted = Verdict(find)
    where = places["in"]

    def run(owner: K8sObject, _: Context) -> Iterator[Hit]:
        for leak, container in _leaks(owner, where):
            if leak.verdict is wanted:
                span = owner.document.locate_in(leak.path, leak.line) if leak.line >= 0 else None
                confidence = Confidence.MEDIUM if not leak.is_certain else None
                yield Hit(leak.path, args={"what": leak.what}, container=container, confidence=confidence, span=span)

    return Check(Scope.OBJECT, run)


def _leaks(owner: K8sObject, where: Sequence[str]) -> Iterator[tuple[Leak, str | None]]:
    for pod in owner.pods:
        for container in pod.containers:
            if "env" in where:
                yield from ((leak, container.name) for leak in leaks_in_env(container))
            if "command" in where:
                yield from ((leak, container.name) for leak in leaks_in_commands(container))
    if "config-map" in where:
        yield from ((leak, None) for leak in leaks_in_config_map(owner))
