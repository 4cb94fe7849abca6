"""The general check: conditions on fields of a container, a pod or any object.

    check: field
    with:
      on: container                          # container | pod | pod-and-containers | pod-metadata | object
      path: securityContext.privileged       # relative to what `on` names
      forbid: [true]

``on: pod`` is the pod spec wherever a workload keeps it, ``pod-metadata`` the metadata beside it (the template's),
``object`` the whole object. Containers are init, sidecar and ephemeral ones too; ``match.roles`` narrows them.
``pod-and-containers`` judges the pod spec and each container, every one by itself: what the pod says counts even if all
containers override it.

**Paths**: ``spec.ports[*].port`` means each item, ``data.*`` each value of a map, ``annotations["example.org/a"]`` a
key with dots. Null is absent. Behind a wildcard each item is judged by itself; where the list is absent, nothing is.
``path`` may be a list of paths; ``fields`` is a list of several ``{path, operators}`` where these differ.

**Operators** (one or more; all must hold): ``forbid`` and ``require`` (lists of scalars, compared with their types:
true is neither 1 nor "true"), ``forbid-like`` and ``require-like`` (``*`` stands for any text: ``"*.local"``,
``"docker.io/*"``), ``require-item`` (a list that has one of these), ``forbid-present`` and ``require-present``,
``forbid-non-empty`` and ``require-non-empty``, ``at-least`` and ``at-most`` (numbers; other types are not judged).
An absent field breaks what requires something and passes what forbids something; ``absent: pass`` or ``absent: fail``
says otherwise, such as ``{forbid: [true], absent: fail}`` where true is the default. A list that grows from version to
version is a map: ``require: {"1.0": [a], "1.27": [b]}``.

``effective: true`` (containers only) takes the value that holds for the container: its own, else the pod's. A pod's
value is reported once, however many containers inherit it.

``each: volumes[*]`` makes every item a subject of its own: paths and guards are relative to it.

    with: {on: pod, each: "volumes[*]", path: emptyDir.sizeLimit, require-present: true,
           when: [{path: emptyDir, require-present: true}]}

``when`` is a list of guards: conditions of the same form that must hold, or the subject is not judged. A guard may look
further out with its own ``on`` (from a container to its pod or object), and take ``effective``; with ``some: true`` it
is enough that one of several nodes satisfies it (and there must be one); ``since: "1.25"`` says from which version of
Kubernetes on it counts.

    when: [{on: pod, path: os.name, forbid: [windows], since: "1.25"},
           {path: "ports[*].name", require: [https], some: true}]

A finding points at the value; at the key with ``forbid-present`` and ``forbid-non-empty``; at the missing path where
something is absent. Messages may use ``{value}`` (``unset`` where it is absent) and ``{holder}``: ``container web``, or
``pod`` for what the pod sets. What a patch lacks is no fault (`kubelint.checks.check.missing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.checks.condition import OPERATORS, Condition, compile_conditions
from kubelint.kube.access import dig
from kubelint.kube.container import ContainerView
from kubelint.kube.node import has_wildcard, nodes, parse_pattern
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.version import Version, parse_version
from kubelint.model.place import Path

_SCOPES = {
    "container": Scope.CONTAINER,
    "pod": Scope.POD,
    "pod-and-containers": Scope.POD,
    "pod-metadata": Scope.POD,
    "object": Scope.OBJECT,
}
_WITHIN_REACH = {
    "container": frozenset({"container", "pod", "pod-metadata", "object"}),
    "pod": frozenset({"pod", "pod-metadata", "object"}),
    "pod-and-containers": frozenset({"pod", "pod-metadata", "object"}),
    "pod-metadata": frozenset({"pod", "pod-metadata", "object"}),
    "object": frozenset({"object"}),
}
_PATH = {"type": "string", "description": "a path with [*] and .*, relative to what is judged"}
_PATHS = {"oneOf": [_PATH, {"type": "array", "items": _PATH, "minItems": 1}]}
_EFFECTIVE = {"type": "boolean", "description": "the value that holds for the container: its own, else the pod's"}
_SOME_OPERATOR = [{"required": [name]} for name in OPERATORS if name != "absent"]


def _schema(
    required: Sequence[str] = (), *, any_of: Sequence[Mapping[str, Any]], **properties: object
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, **OPERATORS},
        "required": list(required),
        "additionalProperties": False,
        "anyOf": list(any_of),
    }


_FIELD = _schema(["path"], any_of=_SOME_OPERATOR, path=_PATHS, effective=_EFFECTIVE)
_GUARD = _schema(
    any_of=_SOME_OPERATOR,
    on={"enum": sorted(_WITHIN_REACH["container"])},
    path=_PATHS,
    effective=_EFFECTIVE,
    some={"type": "boolean"},
    since={"type": "string", "description": "the first Kubernetes version for which the guard counts"},
)
SCHEMA: dict[str, Any] = _schema(
    ["on"],
    any_of=[*_SOME_OPERATOR, {"required": ["fields"]}],
    on={"enum": list(_SCOPES)},
    each=_PATH,
    path=_PATHS,
    effective=_EFFECTIVE,
    fields={"type": "array", "items": _FIELD, "minItems": 1},
    when={"type": "array", "items": _GUARD},
)

Subject = K8sObject | PodView | ContainerView
Node = tuple[Path, Any]
Reader = Callable[[Subject, Node], Iterable[Node]]
Guard = Callable[[Subject, Node, Version], bool]


def build(
    *,
    on: str,
    path: str | Sequence[str] = "",
    each: str = "",
    effective: bool = False,
    fields: Sequence[Mapping[str, Any]] = (),
    when: Sequence[Mapping[str, Any]] = (),
    **operators: object,
) -> Check:
    """The check that fields satisfy their operators.

    Raises ValueError for a path that is none, and for levels that do not go together.
    """
    if operators:
        fields = [{"path": path, "effective": effective, **operators}, *fields]
    _require_reach(on, each, [*fields, *when])
    judged = tuple(_field(**_arguments(field)) for field in fields)
    guards = tuple(_guard(**_arguments(guard)) for guard in when)
    subjects = _subjects(on, each)

    def run(target: Subject, context: Context) -> Iterator[Hit]:
        version = context.version
        for subject, root in subjects(target):
            if all(guard(subject, root, version) for guard in guards):
                for field in judged:
                    yield from field.faults(subject, root, version)

    return Check(_SCOPES[on], run)


def _require_reach(on: str, each: str, conditions: Sequence[Mapping[str, Any]]) -> None:
    """Raises ValueError where a condition looks at what cannot be seen from the level `on`."""
    if each and on == "pod-and-containers":
        raise ValueError("'each' needs one level: it does not go with 'on: pod-and-containers'")
    for condition in conditions:
        level = condition.get("on", on)
        if level != on and level not in _WITHIN_REACH[on]:
            raise ValueError(f"a guard 'on: {level}' cannot be seen from 'on: {on}'")
        if condition.get("effective") and on != "container":
            raise ValueError(f"'effective' is for 'on: container', not for 'on: {on}'")


class _Field(NamedTuple):
    """A field, or several of one kind, with the condition on it."""

    read: Reader
    condition: Callable[[Version], Condition]

    def faults(self, subject: Subject, root: Node, version: Version) -> Iterator[Hit]:
        """The hits on `subject` where the condition is broken."""
        condition = self.condition(version)
        for place, value in self.read(subject, root):
            if value is None:
                if condition.is_absence_broken:
                    yield from missing(subject, place, holder=_holder(subject, place))
            elif condition.is_broken(value) and not _is_told(subject, place):
                container = subject.name if isinstance(subject, ContainerView) else None
                yield Hit(place, condition.part, {"holder": _holder(subject, place)}, container=container)


def _arguments(written: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a rule file as keyword arguments."""
    return {key.replace("-", "_"): value for key, value in written.items()}


def _field(*, path: str | Sequence[str], effective: bool = False, **operators: object) -> _Field:
    return _Field(_reader(path, effective=effective), compile_conditions(**operators))


def _guard(
    *,
    path: str | Sequence[str] = "",
    on: str = "",
    effective: bool = False,
    some: bool = False,
    since: str = "1.0",
    **operators: object,
) -> Guard:
    """Whether a condition beside the judged one holds. Without `on` it is about the judged node."""
    condition = compile_conditions(**operators)
    read = _reader(path, effective=effective)
    first = parse_version(since)
    quantifier = any if some else all

    def holds(subject: Subject, root: Node, version: Version) -> bool:
        if version < first:
            return True
        breaks = condition(version).breaks
        return quantifier(not breaks(value) for _, value in read(subject, _root(subject, on) if on else root))

    return holds


def _reader(path: str | Sequence[str], *, effective: bool) -> Reader:
    """Reads what is at `path`, or at each of several paths: as written below a node, or as it holds for a container."""
    if not isinstance(path, str):
        readers = [_reader(one, effective=effective) for one in path]
        return lambda subject, root: (node for read in readers for node in read(subject, root))
    pattern = parse_pattern(path)
    if effective:
        return lambda subject, _: _effective(subject, pattern)
    if has_wildcard(pattern):
        return lambda _, root: nodes(root[1], pattern, root[0])
    return lambda _, root: ((root[0] + pattern, dig(root[1], *pattern)),)


def _effective(subject: Subject, steps: Path) -> tuple[Node, ...]:
    if not isinstance(subject, ContainerView):
        return ()
    setting = subject.effective(*steps)
    return ((setting.path, setting.value),)


def _subjects(on: str, each: str) -> Callable[[Subject], Iterable[tuple[Subject, Node]]]:
    """What is judged one by one below a target of the check, with the node that paths are relative to."""
    if each:
        return _items(on, each)
    if on == "pod-and-containers":
        return _pod_and_containers
    return lambda target: ((target, _root(target, on)),)


def _items(on: str, each: str) -> Callable[[Subject], Iterator[tuple[Subject, Node]]]:
    pattern = parse_pattern(each)

    def items(target: Subject) -> Iterator[tuple[Subject, Node]]:
        path, value = _root(target, on)
        return ((target, (place, node)) for place, node in nodes(value, pattern, path) if node is not None)

    return items


def _pod_and_containers(target: Subject) -> Iterator[tuple[Subject, Node]]:
    if isinstance(target, PodView):
        yield target, (target.path, target.spec)
        for container in target.containers:
            yield container, (container.path, container.value)


def _root(subject: Subject, level: str) -> Node:
    """The node that `level` means for `subject`: its own, or that of the pod or object around it."""
    if isinstance(subject, ContainerView):
        if level == "container":
            return subject.path, subject.value
        subject = subject.pod
    if isinstance(subject, PodView):
        if level == "pod":
            return subject.path, subject.spec
        if level == "pod-metadata":
            return subject.metadata_path, subject.metadata
        subject = subject.object
    return subject.path, subject.value


def _is_own(subject: Subject, place: Path) -> bool:
    """Whether the setting at `place` is written at `subject` itself, not inherited from the pod."""
    return place[: len(subject.path)] == subject.path


def _is_told(subject: Subject, place: Path) -> bool:
    """Whether an earlier container has the same setting from the pod, so that it has been told already."""
    if not isinstance(subject, ContainerView) or _is_own(subject, place):
        return False
    steps = place[len(subject.pod.path) :]
    first = next((c for c in subject.pod.containers if c.effective(*steps).path == place), subject)
    return first is not subject


def _holder(subject: Subject, place: Path) -> str:
    """Who has the setting at `place`, in words."""
    if isinstance(subject, K8sObject):
        return subject.kind
    return f"container {subject.name}" if isinstance(subject, ContainerView) and _is_own(subject, place) else "pod"
