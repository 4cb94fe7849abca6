"""What must never be shown: it errs on the side of hiding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kubelint.kube.credential.find import leaks_in_commands, leaks_in_config_map, leaks_in_env
from kubelint.kube.credential.name import is_credential_name
from kubelint.kube.credential.shape import find_shapes, shape_of
from kubelint.kube.credential.value import Verdict, judge, login_in
from kubelint.kube.object import K8sObject
from kubelint.model.place import Path

_LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
_MOST_NODES = 200_000
_ASSIGNED = re.compile(r"""(?P<name>[A-Za-z_][\w.\-]{0,120})["']?\s*[:=]\s*["']?(?P<value>[^\s"',}]+)""")
_PAIR = re.compile(
    r"""name["']?\s*:\s*["']?(?P<name>[\w.\-]+)["']?\s*,\s*["']?value["']?\s*:\s*["']?(?P<value>[^\s"',}]+)"""
)
_URL_PASSWORD = re.compile(r"://[^\s/:@]{0,64}:([^\s/@]{1,200})@")


def sensitive_nodes(owner: K8sObject) -> Iterator[Path]:
    """The paths of scalars in `owner` whose values must not be shown in any report, whatever rules are on."""
    if owner.kind == "Secret" and not owner.group:
        for key in ("data", "stringData"):
            values = owner.get(key)
            if isinstance(values, dict):
                yield from ((*owner.path, key, name) for name in values)
    for leak in leaks_in_config_map(owner):
        yield leak.path
    for pod in owner.pods:
        for container in pod.containers:
            yield from (leak.path for leak in leaks_in_env(container))
            yield from (leak.path for leak in leaks_in_commands(container))
    yield from _by_shape_or_name(owner.value, owner.path)


def _by_shape_or_name(root: Any, start: Path) -> Iterator[Path]:
    """Strings anywhere that look like a credential, or stand under the name of one. Each node is looked at once."""
    seen: set[int] = set()
    stack: list[tuple[Any, Path]] = [(root, start)]
    while stack and len(seen) < _MOST_NODES:
        value, path = stack.pop()
        if isinstance(value, dict | list):
            if id(value) not in seen:
                seen.add(id(value))
                items = value.items() if isinstance(value, dict) else enumerate(value)
                stack += [(item, (*path, key)) for key, item in items]
        elif isinstance(value, str) and value:
            key = path[-1] if path and isinstance(path[-1], str) else ""
            if key == _LAST_APPLIED or _is_credential(key, value):
                yield path


def _is_credential(key: str, value: str) -> bool:
    if is_credential_name(key) and judge(value) is not Verdict.NONE:
        return True
    return login_in(value) is not None or bool(shape_of(value))


def mask_text(text: str) -> str:
    """`text` with everything that looks like a credential as ``*`` of equal width: for text that nothing has parsed."""
    spans = [(match.start, match.end) for match in find_shapes(text)]
    for match in (*_ASSIGNED.finditer(text), *_PAIR.finditer(text)):
        if is_credential_name(match["name"]) and judge(match["value"]) is not Verdict.NONE:
            spans.append(match.span("value"))  # noqa: PERF401  the line would be longer than it is quick
    spans += [match.span(1) for match in _URL_PASSWORD.finditer(text)]
    for start, end in spans:
        text = text[:start] + "*" * (end - start) + text[end:]
    return text
