"""Image references of containers: what is wrong with them, or where they may not come from.

    check: image
    with: {forbid: floating}

``forbid``: ``invalid`` (no reference at all, or one no runtime takes), ``floating`` (no digest, and no tag or
``latest``), ``unpinned`` (no digest), ``listed`` (from a registry or repository in ``names``) or ``unlisted`` (from one
that is not in ``names``; an empty list allows everything). Names are compared in full (``nginx`` is
``docker.io/library/nginx``) and on the borders of their parts. ``exempt`` has names that are never reported. Messages
may use ``{image}`` and ``{problem}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.container import ContainerView, Role
from kubelint.kube.image import Image, is_below, parse_image

_NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "forbid": {"enum": ["invalid", "floating", "unpinned", "listed", "unlisted"]},
        "names": _NAMES,
        "exempt": _NAMES,
    },
    "required": ["forbid"],
    "additionalProperties": False,
}


def build(*, forbid: str, names: Sequence[str] = (), exempt: Sequence[str] = ()) -> Check:
    """The check that no container's image is what `forbid` says."""
    if forbid == "invalid":
        return Check(Scope.CONTAINER, _invalid)
    is_forbidden = _TESTS[forbid]

    def run(container: ContainerView, _: Context) -> Iterator[Hit]:
        text = container.get("image")
        image = parse_image(text)
        if image is None or _is_listed(image, exempt) or not is_forbidden(image, names):
            return
        problem = "has no tag" if not image.tag else f"has the tag {image.tag}"
        yield Hit((*container.path, "image"), args={"image": str(text), "problem": problem})

    return Check(Scope.CONTAINER, run)


def _invalid(container: ContainerView, _: Context) -> Iterator[Hit]:
    text = container.get("image")
    path = (*container.path, "image")
    if text is None:
        # Whoever runs a template later may fill in an image, as it is done for debug containers and by operators.
        if container.role is not Role.EPHEMERAL and container.pod.whole:
            yield from missing(container, path, problem="is missing")
    elif parse_image(text) is None:
        yield Hit(path, args={"problem": _problem(text)})


def _problem(text: object) -> str:
    if text == "":
        return "is empty"
    if isinstance(text, str) and any(mark in text for mark in ("{{", "${", "$(", "<")):
        return "holds a placeholder that nothing has filled in"
    return "is no valid reference"


def _is_listed(image: Image, names: Sequence[str]) -> bool:
    return any(is_below(image.name, _full(name)) for name in names)


def _full(name: str) -> str:
    """A name of the user's list in full: a registry as it is, a repository without one on Docker Hub."""
    first = name.split("/")[0]
    if "." in first or ":" in first or first == "localhost":
        return name.replace("index.docker.io", "docker.io", 1)
    return f"docker.io/{name}" if "/" in name else f"docker.io/library/{name}"


_TESTS: dict[str, Callable[[Image, Sequence[str]], bool]] = {
    "floating": lambda image, _: image.is_floating,
    "unpinned": lambda image, _: not image.is_pinned,
    "listed": _is_listed,
    "unlisted": lambda image, names: bool(names) and not _is_listed(image, names),
}
