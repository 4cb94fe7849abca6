"""Source lines for people to read, with every secret in them masked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kubelint.kube.credential import mask_text, sensitive_nodes
from kubelint.kube.object import K8sObject
from kubelint.model.finding import Finding
from kubelint.model.place import Span
from kubelint.model.report import Excerpt
from kubelint.syntax.document import Document


def excerpts(
    findings: Iterable[Finding], documents: Iterable[Document], objects: Iterable[K8sObject]
) -> dict[tuple[str, int], Excerpt]:
    """The line of every finding, by file and line.

    A line is masked wherever an object of the file has a value that must not be shown, and wherever the bare text
    looks like a credential, so that broken documents give nothing away either.
    """
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        wanted.setdefault(finding.location.file, set()).add(finding.location.span.line)
    secrets = _secret_spans(o for o in objects if o.file in wanted)
    out: dict[tuple[str, int], Excerpt] = {}
    for document in documents:
        file = document.source.path
        for number in wanted.pop(file, ()):
            text = _masked(document.lines[number], number, secrets.get(file, ()))
            out[file, number] = Excerpt(number, (mask_text(text),))
    return out


def _secret_spans(objects: Iterable[K8sObject]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for item in objects:
        found = [item.document.value_extent(path) for path in sensitive_nodes(item)]
        if found:
            spans.setdefault(item.file, []).extend(found)
    return spans


def _masked(line: str, number: int, spans: Sequence[Span]) -> str:
    for span in spans:
        if span.line <= number <= span.end_line:
            start = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
            end = span.end_column - 1 if number == span.end_line else len(line)
            line = line[:start] + "*" * (end - start) + line[end:]
    return line
