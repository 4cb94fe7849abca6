"""Image references.

Grammar: https://github.com/distribution/reference/blob/main/reference.go
"""

from __future__ import annotations

import re
from typing import NamedTuple

DEFAULT_REGISTRY = "docker.io"
_OFFICIAL = "library"
_LONGEST = 1024  # characters; the name alone may have 255

_COMPONENT = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_DOMAIN = rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?"
_TAG = re.compile(r"[\w][\w.-]{0,127}\Z", re.ASCII)
_DIGEST = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}\Z")
_HOST = re.compile(_DOMAIN + r"\Z")
_PATH = re.compile(_COMPONENT + r"(?:/" + _COMPONENT + r")*\Z")


class Image(NamedTuple):
    """An image reference in full: ``nginx`` is ``docker.io/library/nginx``. Absent tag and digest are empty."""

    registry: str
    repository: str
    tag: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        """Registry and repository."""
        return f"{self.registry}/{self.repository}"

    @property
    def is_pinned(self) -> bool:
        """Whether a digest says which image it is, once and for all."""
        return bool(self.digest)

    @property
    def is_floating(self) -> bool:
        """Whether it means whatever is newest: no digest, and no tag or ``latest``."""
        return not self.digest and self.tag in ("", "latest")


def parse_image(text: object) -> Image | None:
    """The parts of a reference, or None for what no container runtime takes.

    The tag is what follows the last slash's colon, so that the port of a registry is none; the first part is a
    registry if it has a dot or a colon or is ``localhost``.
    """
    if not isinstance(text, str) or not text or len(text) > _LONGEST:
        return None
    rest, at, digest = text.partition("@")
    if at and not _DIGEST.match(digest):
        return None
    slash = rest.rfind("/")
    colon = rest.find(":", slash + 1)
    rest, tag = (rest[:colon], rest[colon + 1 :]) if colon >= 0 else (rest, "")
    if colon >= 0 and not _TAG.match(tag):
        return None
    first, has_more, tail = rest.partition("/")
    if has_more and ("." in first or ":" in first or first == "localhost" or first != first.lower()):
        registry, path = first, tail
    else:
        registry, path = DEFAULT_REGISTRY, rest
    if registry == "index.docker.io":
        registry = DEFAULT_REGISTRY
    if not _HOST.match(registry) or not _PATH.match(path):
        return None
    if registry == DEFAULT_REGISTRY and "/" not in path:
        path = f"{_OFFICIAL}/{path}"
    return Image(registry, path, tag, digest)


def is_below(name: str, prefix: str) -> bool:
    """Whether an image name lies in a registry or repository: ``ghcr.io/a`` has ``ghcr.io/a/b``, not ``ghcr.io/ab``."""
    base = prefix.rstrip("/")
    return name == base or name.startswith(base + "/")
