"""Image references.

Source: the grammar and the normalisation of https://github.com/distribution/reference, which container runtimes and
the kubelet use; the digests of https://github.com/opencontainers/go-digest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DEFAULT_REGISTRY = "docker.io"
_LEGACY_DEFAULT = "index.docker.io"
_OFFICIAL = "library"
_LONGEST = 1024  # characters of a reference; a tag may have 128, a digest less
_LONGEST_PATH = 255  # characters of a repository

_COMPONENT = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?\Z")
_PATH = re.compile(rf"{_COMPONENT}(?:/{_COMPONENT})*\Z")
_TAG = re.compile(r"\w[\w.-]{0,127}\Z", re.ASCII)
_DIGEST = re.compile(r"(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})\Z")
_IDENTIFIER = re.compile(r"[0-9a-f]{64}\Z")


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

    The tag stands behind the first colon after the last slash, so that the port of a registry is none. A bare image
    identifier (64 hexadecimal digits) is no reference.
    """
    if not isinstance(text, str) or len(text) > _LONGEST or _IDENTIFIER.match(text):
        return None
    rest, at, digest = text.partition("@")
    slash = rest.rfind("/") + 1
    last, colon, tag = rest[slash:].partition(":")
    registry, path = _registry_and_path(rest[:slash] + last)
    has_valid_parts = _HOST.match(registry) and _PATH.match(path) and len(path) <= _LONGEST_PATH
    if not has_valid_parts or (at and not _DIGEST.match(digest)) or (colon and not _TAG.match(tag)):
        return None
    return Image(registry, path, tag, digest)


def _registry_and_path(name: str) -> tuple[str, str]:
    """A name without tag and digest in two. Its first part is a registry if it cannot be anything else."""
    first, slash, rest = name.partition("/")
    is_registry = bool(slash) and (
        first == "localhost" or "." in first or ":" in first or first != first.lower()  # repositories are lower case
    )
    registry, path = (first, rest) if is_registry else (DEFAULT_REGISTRY, name)
    if registry == _LEGACY_DEFAULT:
        registry = DEFAULT_REGISTRY
    if registry == DEFAULT_REGISTRY and "/" not in path:
        path = f"{_OFFICIAL}/{path}"
    return registry, path


def is_below(name: str, prefix: str) -> bool:
    """Whether an image name lies in a registry or repository: ``ghcr.io/a`` has ``ghcr.io/a/b``, not ``ghcr.io/ab``."""
    base = prefix.rstrip("/")
    return name == base or name.startswith(base + "/")
