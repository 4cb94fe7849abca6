"""What a rule file says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kubelint.model.severity import Confidence, Severity


class Parameter(NamedTuple):
    """A setting of a rule that a user may change: ``type`` is a JSON Schema of its values."""

    name: str
    type: Mapping[str, Any]
    default: Any
    description: str


class Example(NamedTuple):
    """A manifest (one or several documents) and the paths where the rule must report, none for a good one.

    ``parameters`` and ``kubernetes_version`` say under which settings.
    """

    manifest: str
    findings: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = {}
    kubernetes_version: str | None = None
    note: str = ""


class Match(NamedTuple):
    """Which objects a rule is for at all; an empty field restricts nothing.

    ``kinds`` are kinds of objects, with an API group before a slash where the kind alone is ambiguous;
    ``roles`` are container roles; ``os`` is ``linux`` or ``windows``; ``since`` and ``until`` are the first and the
    last Kubernetes minor for which the rule makes sense.
    """

    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    os: str = ""
    since: str = ""
    until: str = ""


class VersionRange(NamedTuple):
    """Kubernetes minors from ``since`` to ``until``, both included; empty means open."""

    since: str = ""
    until: str = ""


class RuleSpec(NamedTuple):
    """Everything that a rule file says, as plain values.

    ``topic`` is the folder of the file; ``check`` names the rule class in `kubelint.checks` and ``arguments`` is what
    the file gives it (``with:``); ``parameters`` are those arguments that a user may set; ``supersedes`` names weaker
    rules that stay silent at a place where this one reports. ``pod_security`` names the levels of the Pod Security
    Standards (``baseline``, ``restricted``) that the rule belongs to, and in which versions; it alone decides about the
    profiles ``pss-baseline`` and ``pss-restricted``. A rule of the baseline that the restricted level keeps has both.
    ``is_custom`` says that the file lies in a folder of the user.
    """

    id: str
    topic: str
    severity: Severity
    confidence: Confidence
    summary: str
    message: str
    check: str
    arguments: Mapping[str, Any] = {}
    profiles: tuple[str, ...] = ()
    pod_security: Mapping[str, VersionRange] = {}
    match: Match = Match()
    parameters: tuple[Parameter, ...] = ()
    supersedes: tuple[str, ...] = ()
    why: str = ""
    remedy: str = ""
    references: tuple[str, ...] = ()
    covers: Mapping[str, tuple[str, ...]] = {}
    aliases: Mapping[str, tuple[str, ...]] = {}
    peer_differences: str = ""
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    file: str = ""
    is_custom: bool = False
