"""One run: discover, read, check, suppress, report."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike, fspath
from typing import TYPE_CHECKING, NamedTuple

from kubelint.config import Config, load_config
from kubelint.engine import Engine
from kubelint.excerpt import excerpts
from kubelint.intake import Intake
from kubelint.kube.version import NEWEST, Version, parse_version
from kubelint.kube.workspace import Workspace
from kubelint.model.finding import Finding
from kubelint.model.report import Report
from kubelint.model.suppression import SuppressionPolicy
from kubelint.rulebook import Rulebook
from kubelint.selection import Choice, Selection
from kubelint.suppress import suppress
from kubelint.version import __version__

if TYPE_CHECKING:
    from datetime import date

Progress = Callable[[int, int], None]


class Options(NamedTuple):
    """What a caller chooses for one run, beyond the configuration; None and empty leave it to the configuration.

    ``project`` says that the paths are the whole project (True), are not (False), or are if a folder is among them
    (None). ``context`` are paths that are read along and not reported on. ``suppress=False`` reports what comments and
    annotations suppress. ``today`` is the day on which suppressions may have expired. ``excerpts`` asks for the source
    lines of findings. ``progress`` is told the number of files done and in all.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kubernetes_version: str | None = None
    project: bool | None = None
    context: tuple[str, ...] = ()
    strict: bool = False
    suppress: bool = True
    excerpts: bool = False
    today: date | None = None
    progress: Progress | None = None


def lint_paths(
    paths: Sequence[str | PathLike[str]],
    *,
    profile: str | None = None,
    kubernetes_version: str | None = None,
    project: bool | None = None,
    strict: bool = False,
    config: Config | str | PathLike[str] | None = None,
    options: Options | None = None,
) -> Report:
    """Lints files and folders.

    ``config`` is a `Config`, the path of a configuration file, or None for none at all: nothing is searched.
    ``project=True`` says that the paths are the whole project; ``strict`` makes what cannot be checked an error. The
    keywords before ``config`` are a short form of ``options`` and win over it.
    Raises UsageError, ConfigError or RuleFileError; whatever the manifests hold is a finding or in ``not_checked``.
    """
    chosen = options or Options()
    chosen = chosen._replace(
        profile=profile or chosen.profile,
        kubernetes_version=kubernetes_version or chosen.kubernetes_version,
        project=chosen.project if project is None else project,
        strict=strict or chosen.strict,
    )
    run = _Run(_config(config), chosen)
    return run.over(lambda intake: intake.read_paths([fspath(p) for p in paths], project=chosen.project))


def lint_text(
    text: str | bytes,
    *,
    path: str = "-",
    config: Config | str | PathLike[str] | None = None,
    options: Options | None = None,
) -> Report:
    """Lints one text as if it were the file `path`, which need not exist; `lint_paths` describes the rest."""
    chosen = options or Options()
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _Run(_config(config), chosen).over(lambda intake: intake.read_text(data, path, project=chosen.project))


def _config(config: Config | str | PathLike[str] | None) -> Config:
    if config is None:
        return Config()
    return config if isinstance(config, Config) else load_config(fspath(config))


class _Run:
    """What is fixed before the first file is read."""

    def __init__(self, config: Config, options: Options) -> None:
        self.config = config
        self.options = options
        self.version = _version(options.kubernetes_version or config.kubernetes_version)
        self.rulebook = Rulebook.load(folders=config.rule_paths)
        choice = Choice(profile=options.profile, select=options.select, ignore=options.ignore)
        self.selection = Selection(self.rulebook, config, choice, version=self.version)

    def over(self, read: Callable[[Intake], None]) -> Report:
        with _no_garbage_collection():
            intake = Intake(self.config, context=self.options.context, progress=self.options.progress)
            read(intake)
            return self._report(intake)

    def _report(self, intake: Intake) -> Report:
        workspace = Workspace(intake.objects, is_complete=intake.is_complete)
        engine = Engine(workspace, self.selection, self.version)
        findings = self._judged(engine, intake)
        return Report(
            version=__version__,
            files=intake.files,
            objects=len(workspace.targets),
            complete=intake.is_complete,
            findings=tuple(findings),
            not_checked=tuple(sorted(intake.not_checked)),
            failures=tuple(sorted([*intake.failures, *engine.failures])),
            skipped_rules=() if intake.is_complete else self.selection.workspace_rules,
            rules={id_: self.rulebook.spec(id_) for id_ in sorted({f.rule for f in findings})},
            excerpts=excerpts(findings, intake.documents, intake.objects) if self.options.excerpts else {},
        )

    def _judged(self, engine: Engine, intake: Intake) -> list[Finding]:
        """The findings in order, suppressed ones marked, and those about suppressions themselves among them."""
        found = sorted(engine.evaluate(intake.documents), key=_order)
        marked, uses = suppress(
            found,
            intake.documents,
            intake.objects,
            policy=self._policy(),
            known_rules=self.rulebook.ids,
            active_rules=self.selection.active_rules(is_complete=intake.is_complete),
            today=self.options.today or _today(),
        )
        about = engine.judge(uses)
        return sorted([*marked, *about], key=_order) if about else list(marked)

    def _policy(self) -> SuppressionPolicy:
        """What the user allows; rules about suppressions cannot be suppressed, or one could hide the other."""
        policy = self.config.suppressions
        about = {id_ for id_ in self.rulebook.ids if self.rulebook.topic(id_) == "suppression"}
        return policy._replace(forbidden=policy.forbidden | about, shows_all=not self.options.suppress)


def _today() -> date:
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def _version(text: str | None) -> Version:
    return parse_version(text) if text else NEWEST


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.location
    return (place.file, place.span, finding.rule, finding.message, finding.fingerprint)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A run makes many long-lived containers and hardly any cycles: collecting on the way halves its speed."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
