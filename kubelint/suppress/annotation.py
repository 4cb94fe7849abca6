"""Suppressions in annotations, for what cannot carry comments: JSON, and objects that a program writes.

``ignore.kubelint.io/<rule>: "until=2027-01-31 the reason"`` on an object holds for the object, on a pod template
for the template. The rule is the name part of the key, which Kubernetes allows 63 characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kubelint.model.place import Location, Part, Path, Span
from kubelint.model.suppression import Directive, Origin, Reach, RuleMention
from kubelint.suppress.grammar import parse_explanation

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject

DOMAIN = "kubelint.io"
PREFIX = f"ignore.{DOMAIN}/"


def annotated_directives(obj: K8sObject) -> Iterator[Directive]:
    """The suppressions in the annotations of an object and of its pod templates."""
    yield from _directives(obj, (*obj.path, "metadata"), obj.annotations)
    for pod in obj.pods:
        if pod.metadata_path != (*obj.path, "metadata"):
            yield from _directives(obj, pod.metadata_path, pod.annotations)


def _directives(obj: K8sObject, metadata: Path, annotations: Mapping[str, Any]) -> Iterator[Directive]:
    for key, value in annotations.items():
        if isinstance(key, str) and DOMAIN in key and _is_ours(key):
            yield _directive(obj, metadata, key, value)


def _is_ours(key: str) -> bool:
    domain = key.partition("/")[0]
    return domain == DOMAIN or domain.endswith("." + DOMAIN)


def _directive(obj: K8sObject, metadata: Path, key: str, value: object) -> Directive:
    path = (*metadata, "annotations", key)
    span = obj.document.locate(path, Part.KEY)
    place = Location(obj.file, span, path)
    reach = Reach(obj.document.index, metadata[:-1])
    rule = key.removeprefix(PREFIX)
    if rule == key or not rule:
        return Directive(Origin.ANNOTATION, place, reach=reach, mistake=f"'{key[:80]}' is not {PREFIX}<rule>")
    mention = RuleMention(rule, _name_part(span, key))
    if not isinstance(value, str):
        mistake = "" if value is None else "its value is no string"
        return Directive(Origin.ANNOTATION, place, (mention,), reach=reach, mistake=mistake)
    reason, until, mistake = parse_explanation(value)
    return Directive(Origin.ANNOTATION, place, (mention,), reason, until, reach, mistake)


def _name_part(span: Span, key: str) -> Span:
    """The rule in a key that is written plainly or between quotes; the whole key where it is written with escapes."""
    quotes = span.end_column - span.column - len(key)
    if quotes not in {0, 2}:
        return span
    return span._replace(column=span.column + quotes // 2 + len(PREFIX), end_column=span.end_column - quotes // 2)
