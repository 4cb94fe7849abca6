"""What a check is, what it is given, and what it says."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kubelint.kube.container import ContainerView
from kubelint.kube.pod import PodView
from kubelint.kube.version import NEWEST, Version
from kubelint.model.place import Part, Path, Span
from kubelint.model.severity import Confidence, Severity

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject
    from kubelint.kube.workspace import Workspace


class Scope(enum.Enum):
    """What a check looks at, one at a time."""

    DOCUMENT = "document"  # a syntax.Document: any YAML, also a broken one
    OBJECT = "object"  # a kube.K8sObject
    POD = "pod"  # a kube.PodView
    CONTAINER = "container"  # a kube.ContainerView
    WORKSPACE = "workspace"  # the kube.Workspace: all objects of the run
    SUPPRESSION = "suppression"  # a model.suppression.DirectiveUse, once the findings of all other scopes are known


class Context(NamedTuple):
    """What holds for the whole run: all its objects, and the version of Kubernetes they are for."""

    workspace: Workspace
    version: Version = NEWEST


class RelatedPlace(NamedTuple):
    """Another node that has a part in a hit."""

    object: K8sObject
    path: Path
    note: str
    part: Part = Part.VALUE


class Hit(NamedTuple):
    """A fault at a path of the document.

    ``path`` starts at the root of the document, and may name a node that is missing: then the nearest existing parent
    is shown. ``args`` fill the rule's message beyond what the engine knows (container, kind, name, namespace, path,
    value). ``object`` is needed from checks of scope WORKSPACE only. ``severity`` and ``confidence`` replace those of
    the rule where a check can tell better. ``span`` is the place itself where no path leads to it: a problem of the
    text, or a comment; then ``path`` is the node it belongs to, if any.
    """

    path: Path
    part: Part = Part.VALUE
    args: Mapping[str, str] = {}
    related: tuple[RelatedPlace, ...] = ()
    object: K8sObject | None = None
    container: str | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    span: Span | None = None


class Check(NamedTuple):
    """A function that looks at one subject of its scope and yields its faults."""

    scope: Scope
    run: Callable[[Any, Context], Iterable[Hit]]


def missing(subject: K8sObject | PodView | ContainerView, path: Path, **args: str) -> Iterator[Hit]:
    """The hit for a setting that `subject` lacks at `path`, if its absence is a fault at all.

    A patch lacks what stands elsewhere, and where an object holds only parts of a pod, an operator adds the rest: what
    the pod lacks there is no fault, and what a container lacks is one of low confidence. ``{value}`` is ``unset``.
    """
    pod = subject.pod if isinstance(subject, ContainerView) else subject
    is_part = isinstance(pod, PodView) and not pod.whole
    if (pod.object if isinstance(pod, PodView) else pod).is_partial or (is_part and pod is subject):
        return
    yield Hit(path, args={"value": "unset", **args}, confidence=Confidence.LOW if is_part else None)
