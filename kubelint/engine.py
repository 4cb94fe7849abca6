"""Rules over objects: the only place that calls checks, turns hits into findings, and survives a check that crashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kubelint.checks.check import Context, Hit, RelatedPlace, Scope
from kubelint.fingerprint import Fingerprints
from kubelint.kube.container import ContainerView
from kubelint.kube.credential import sensitive_nodes
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.version import Version
from kubelint.kube.workspace import Workspace
from kubelint.model.finding import Finding, Related
from kubelint.model.place import Location, Path, format_path
from kubelint.model.report import Failure
from kubelint.model.suppression import DirectiveUse
from kubelint.rulebook import Rule
from kubelint.selection import Selection
from kubelint.syntax.document import Document

MASK = "*****"


class Engine:
    """Runs the selected rules, and remembers the ``failures`` of checks that crashed on the way."""

    def __init__(self, workspace: Workspace, selection: Selection, version: Version) -> None:
        self.workspace = workspace
        self.failures: list[Failure] = []
        self._selection = selection
        self._context = Context(workspace, version)
        self._crashed: set[tuple[str, str]] = set()
        self._fingerprints = Fingerprints()
        self._sensitive: dict[int, frozenset[Path]] = {}

    def evaluate(self, documents: Iterable[Document]) -> list[Finding]:
        """What the rules say about `documents` and the targets of the workspace, in no particular order.

        Rules about the whole workspace are left out where it is not complete.
        """
        findings: list[Finding] = []
        for document in documents:
            for rule in self._selection.rules_for(document.source.path, None).of(Scope.DOCUMENT):
                findings += self._findings(rule, document, document, None)
        for target in self.workspace.targets:
            findings += _without_weaker(self._about_object(target))
        if self.workspace.is_complete:
            findings += self._about_workspace()
        return findings

    def judge(self, uses: Iterable[DirectiveUse]) -> list[Finding]:
        """What the rules about suppressions say about those of this run."""
        findings: list[Finding] = []
        for use in uses:
            file, place, path = use.directive.location
            for rule in self._selection.rules_for(file, None).of(Scope.SUPPRESSION):
                for hit in self._hits(rule, use, file):
                    message = fill(rule.message, hit.args)
                    fingerprint = self._fingerprints.of_text(rule.id, file, message)
                    location = Location(file, hit.span or place, path)
                    findings += self._kept(
                        Finding(rule.id, rule.severity, rule.confidence, message, location, fingerprint=fingerprint)
                    )
        return findings

    def _about_object(self, target: K8sObject) -> list[tuple[Rule, Finding]]:
        found: list[tuple[Rule, Finding]] = []
        for rule, subject in self._subjects(target):
            found += [(rule, finding) for finding in self._findings(rule, subject, target.document, target)]
        return found

    def _subjects(self, target: K8sObject) -> Iterator[tuple[Rule, K8sObject | PodView | ContainerView]]:
        rules = self._selection.rules_for(target.file, target.ref)
        for rule in _of_kind(rules.of(Scope.OBJECT), target):
            yield rule, target
        pod_rules = _of_kind(rules.of(Scope.POD), target)
        container_rules = _of_kind(rules.of(Scope.CONTAINER), target)
        for pod in target.pods:
            yield from ((rule, pod) for rule in pod_rules if _is_os_matched(rule, pod))
            for container in pod.containers:
                if self._selection.has_container_settings:
                    own = self._selection.rules_for(target.file, target.ref, container.name)
                    container_rules = _of_kind(own.of(Scope.CONTAINER), target)
                for rule in container_rules:
                    if _is_os_matched(rule, pod) and (not rule.match.roles or container.role in rule.match.roles):
                        yield rule, container

    def _about_workspace(self) -> Iterator[Finding]:
        for rule in self._selection.rules_for("", None).of(Scope.WORKSPACE):
            for hit in self._hits(rule, self.workspace, ""):
                owner = hit.object
                if owner is not None and not owner.is_context and is_kind_matched(rule, owner):
                    yield from self._kept(self._finding(rule, hit, owner.document, owner, None))

    def _findings(self, rule: Rule, subject: Any, document: Document, owner: K8sObject | None) -> Iterator[Finding]:
        container = subject.name if isinstance(subject, ContainerView) else None
        for hit in self._hits(rule, subject, document.source.path):
            yield from self._kept(self._finding(rule, hit, document, owner, container))

    def _kept(self, finding: Finding) -> Iterator[Finding]:
        adjusted = self._selection.adjust(finding)
        if adjusted is not None:
            yield adjusted

    def _hits(self, rule: Rule, subject: Any, file: str) -> Iterator[Hit]:
        try:
            yield from rule.check.run(subject, self._context)
        except Exception as error:
            if (rule.id, file) not in self._crashed:
                self._crashed.add((rule.id, file))
                self.failures.append(Failure(rule.id, file, _crash(error)))

    def _finding(
        self, rule: Rule, hit: Hit, document: Document, owner: K8sObject | None, container: str | None
    ) -> Finding:
        if hit.object is not None and hit.object is not owner:  # shown at another object than the one that was judged
            document, owner = hit.object.document, hit.object
        span = hit.span or document.locate(hit.path, hit.part)
        name = hit.container or container
        return Finding(
            rule=rule.id,
            severity=rule.severity if hit.severity is None or rule.is_severity_set else hit.severity,
            confidence=rule.confidence if hit.confidence is None else hit.confidence,
            message=self._message(rule, hit, document, owner, name),
            location=Location(document.source.path, span, hit.path),
            object=None if owner is None else owner.ref,
            container=name,
            related=tuple(_related(place) for place in hit.related),
            fingerprint=self._fingerprints.of(rule.id, document, owner, hit.path, hit.args),
        )

    def _message(self, rule: Rule, hit: Hit, document: Document, owner: K8sObject | None, container: str | None) -> str:
        text = rule.message
        if "{" not in text:
            return text
        known = {"path": format_path(hit.path[len(owner.path) :] if owner else hit.path), "container": container or ""}
        if owner is not None:
            known |= {"kind": owner.kind, "name": owner.name, "namespace": owner.namespace}
        if "{value}" in text and "value" not in hit.args:
            known["value"] = self._written(document, owner, hit.path)
        return fill(text, known | dict(hit.args))

    def _written(self, document: Document, owner: K8sObject | None, path: Path) -> str:
        """The value as it stands in the file, unless it must not be shown."""
        if owner is None:
            return MASK
        if id(owner) not in self._sensitive:
            self._sensitive[id(owner)] = frozenset(sensitive_nodes(owner))
        return MASK if path in self._sensitive[id(owner)] else document.written(path)


def fill(text: str, args: Any) -> str:
    """`text` with each ``{name}`` that `args` knows replaced once; nothing else in it has a meaning.

    Not ``str.format``: rule files are data, and attribute access in a format string is not.
    """
    out: list[str] = []
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = text.find("}", start)
        if end < 0:
            break
        name = text[start + 1 : end]
        out += [text[at:start], str(args[name]) if name in args else text[start : end + 1]]
        at = end + 1
    return "".join([*out, text[at:]])


def is_kind_matched(rule: Rule, target: K8sObject) -> bool:
    """Whether `target` is of a kind that the rule is for; a kind may be written with its API group and a slash."""
    kinds = rule.match.kinds
    return not kinds or target.kind in kinds or f"{target.group}/{target.kind}" in kinds


def _of_kind(rules: Sequence[Rule], target: K8sObject) -> list[Rule]:
    return [rule for rule in rules if is_kind_matched(rule, target)]


def _is_os_matched(rule: Rule, pod: PodView) -> bool:
    wanted = rule.match.os
    return not wanted or (wanted == "windows") == pod.is_windows


def _without_weaker(found: list[tuple[Rule, Finding]]) -> Iterator[Finding]:
    """One fault, one finding: drops what a stronger rule has said about the same node."""
    silenced = {(weaker, f.location.path) for rule, f in found for weaker in rule.supersedes}
    return (f for _, f in found if (f.rule, f.location.path) not in silenced)


def _related(place: RelatedPlace) -> Related:
    document = place.object.document
    return Related(Location(document.source.path, document.locate(place.path, place.part), place.path), place.note)


def _crash(error: Exception) -> str:
    """What went wrong and where in kubelint; not the exception's text, which may quote a secret of the input."""
    import traceback  # only on the way to a failure

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    name = last.filename.replace("\\", "/").rpartition("/kubelint/")[2] if last else "?"
    return f"{type(error).__name__} in {name}:{last.lineno}" if last else type(error).__name__
