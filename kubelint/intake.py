"""Everything that a run reads: from paths to objects, with a word about whatever could not be used."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence

from kubelint.config import Config
from kubelint.discover import Input, InputKind, discover, may_hold_objects
from kubelint.kube.object import DEFAULT_NAMESPACE, K8sObject
from kubelint.kube.objects import nameless_in, objects_in
from kubelint.model.place import Part
from kubelint.model.report import Failure, NotChecked
from kubelint.model.source import Source
from kubelint.sources.kustomize import Kustomization, assigned_namespaces, is_kustomization, parse_kustomization
from kubelint.syntax.document import Document
from kubelint.syntax.problem import INVALID, Problem
from kubelint.syntax.reader import decode, read

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read; the etcd limit for one object is 1.5 MB, so this is many objects."""

TEMPLATE = "unrendered template: lint what it renders to, as in `helm template . | kubelint check -`"
PATCH = "kustomize patch: what it leaves out was not judged; lint the output of `kustomize build`"


class Intake:
    """Collects documents and objects in the order of reading.

    ``documents`` and ``targets`` are those that the run reports on; ``objects`` holds the context's objects too.
    ``files`` counts the files that were read, not the context.
    """

    def __init__(
        self, config: Config, *, context: Sequence[str] = (), progress: Callable[[int, int], None] | None = None
    ) -> None:
        self.documents: list[Document] = []
        self.objects: list[K8sObject] = []
        self.not_checked: list[NotChecked] = []
        self.failures: list[Failure] = []
        self.files = 0
        self.is_complete = False
        self._config = config
        self._context = tuple(context) or config.context
        self._progress = progress
        self._read: list[tuple[Document, bool]] = []
        self._kustomizations: list[Kustomization] = []

    def read_paths(self, paths: Sequence[str], *, project: bool | None) -> None:
        """Reads files and folders, then the context."""
        self.is_complete = any(os.path.isdir(p) for p in paths) if project is None else project
        inputs = list(self._discover(paths))
        for number, item in enumerate(inputs, 1):
            self._take(item, is_context=False)
            if self._progress:
                self._progress(number, len(inputs))
        self._finish({os.path.realpath(item.path) for item in inputs})

    def read_text(self, data: bytes, name: str, *, project: bool | None) -> None:
        """Reads one text as the file `name`, then the context without that file.

        What comes through a pipe (``-``) is taken as a whole project, as rendered charts are; a named text is a file
        in an editor, one of many.
        """
        self.is_complete = name == "-" if project is None else project
        self._take_data(data, Input(name, name), is_context=False)
        self._finish({os.path.realpath(name)})

    def _discover(self, paths: Iterable[str]) -> Iterable[Input]:
        return discover(tuple(paths), exclude=self._config.exclude, root=self._config.folder or ".")

    def _finish(self, taken: set[str]) -> None:
        for item in self._discover(self._context):
            if os.path.realpath(item.path) not in taken:
                self._take(item, is_context=True)
        self.is_complete = self.is_complete or bool(self._context)
        self._make_objects()

    def _take(self, item: Input, *, is_context: bool) -> None:
        if item.kind is InputKind.CHART_FILE:
            return
        if item.kind is InputKind.SKIPPED:
            if not is_context:
                self.not_checked.append(NotChecked(item.name, 0, item.reason))
        elif item.kind is InputKind.UNREADABLE:
            self.failures.append(Failure("", item.name, item.reason))
        else:
            data = self._bytes_of(item, is_context=is_context)
            if data is not None:
                self._take_data(data, item, is_context=is_context)

    def _bytes_of(self, item: Input, *, is_context: bool) -> bytes | None:
        try:
            with open(item.path, "rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            self.failures.append(Failure("", item.name, f"cannot be read: {error.strerror}"))
            return None
        if len(data) > LARGEST:
            if not is_context:
                self.not_checked.append(NotChecked(item.name, 0, f"larger than {LARGEST >> 20} MiB"))
            return None
        return data

    def _take_data(self, data: bytes, item: Input, *, is_context: bool) -> None:
        self.files += not is_context
        if not may_hold_objects(data):
            return
        if item.kind is InputKind.CHART_TEMPLATE and b"{{" in data:
            if not is_context:
                self.not_checked.append(NotChecked(item.name, 0, TEMPLATE))
            return
        text, problem = decode(data)
        for document in read(Source(item.name, text)):
            self._take_document(document, problem, is_context=is_context)
            problem = None

    def _take_document(self, document: Document, problem: Problem | None, *, is_context: bool) -> None:
        if problem is not None:
            document.add_problem(problem)
        for part in nameless_in(document):
            place = document.locate((*part.path, "metadata"), Part.KEY)
            document.add_problem(Problem(INVALID, f"an object without {part.missing}", place, part.path))
        if not is_context:
            self.documents.append(document)
            if document.is_broken and document.has_template:
                self.not_checked.append(NotChecked(document.source.path, document.line, TEMPLATE))
        self._read.append((document, is_context))
        if is_kustomization(document.value, document.source.path):
            folder = posixpath.dirname(document.source.path)
            self._kustomizations.append(parse_kustomization(document.value, folder))

    def _make_objects(self) -> None:
        """Makes the objects last of all, because any file may be a kustomization that speaks about others."""
        patches = {file for k in self._kustomizations for file in k.patches}
        namespaces = assigned_namespaces(self._kustomizations)
        for document, is_context in self._read:
            file = posixpath.normpath(document.source.path)
            made = objects_in(
                document,
                is_context=is_context,
                is_partial=file in patches or _is_patch(document.value),
                default_namespace=namespaces.get(file, DEFAULT_NAMESPACE),
            )
            self.objects += made
            if made and made[0].is_partial and not is_context:
                self.not_checked.append(NotChecked(document.source.path, document.line, PATCH, made[0].ref))


def _is_patch(value: object) -> bool:
    """Whether a document says that it is a strategic merge patch."""
    return isinstance(value, dict) and "$patch" in value
