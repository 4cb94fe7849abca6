"""Which rules hold for which object, and with which settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from kubelint.checks.check import Scope
from kubelint.checks.condition import is_like
from kubelint.config.settings import Config, ObjectPattern, Override, RuleSetting
from kubelint.errors import FileError, UsageError
from kubelint.gitignore import Patterns
from kubelint.kube.version import NEWEST, Version, parse_version
from kubelint.model.finding import Finding, ObjectRef
from kubelint.model.place import Part, Path
from kubelint.rulebook.book import Rule, Rulebook
from kubelint.steering_file import suggestion


class Choice(NamedTuple):
    """What was chosen for this run and wins over the configuration."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class RuleSet:
    """Rules by the scope of their checks."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_scope: dict[Scope, list[Rule]] = {}
        for rule in rules:
            self._by_scope.setdefault(rule.check.scope, []).append(rule)

    def of(self, scope: Scope) -> Sequence[Rule]:
        """The rules whose checks have this scope, in order of ids."""
        return self._by_scope.get(scope, ())


class Selection:
    """The rules of a run. Raises UsageError or ConfigError for what does not exist."""

    def __init__(
        self, rulebook: Rulebook, config: Config, choice: Choice = Choice(), *, version: Version = NEWEST
    ) -> None:
        self._rulebook = rulebook
        self._config = config
        self._version = version
        self._check_config()
        self._base = self._settings(choice)
        self._patterns = [Patterns(o.paths) if o.paths else None for o in config.overrides]
        self._sets: dict[tuple[int, ...], RuleSet] = {}
        self._built: dict[tuple[str, str], Rule] = {}

    @property
    def active_rules(self) -> frozenset[str]:
        """The rules that run somewhere."""
        return frozenset(self._base) | {r for o in self._config.overrides for r, s in o.rules.items() if s.enabled}

    @cached_property
    def workspace_rules(self) -> tuple[str, ...]:
        """Those of them that need the whole project."""
        rules = (self._rule(id_, setting) for id_, setting in sorted(self._base.items()))
        return tuple(rule.id for rule in rules if rule.check.scope is Scope.WORKSPACE)

    def rules_for(self, file: str, ref: ObjectRef | None) -> RuleSet:
        """The rules for an object in a file; for what is no object, ``ref`` is None."""
        key = self._fitting(file, ref) if self._config.overrides else ()
        if key not in self._sets:
            settings = dict(self._base)
            for number in key:
                _apply(settings, self._config.overrides[number].rules)
            rules = (self._rule(id_, s) for id_, s in sorted(settings.items()) if s.enabled)
            self._sets[key] = RuleSet(rules)
        return self._sets[key]

    def adjust(self, finding: Finding) -> Finding | None:
        """The finding under the overrides that are about its container, or, for rules about the whole project, about
        its object; None if it is switched off there.
        """
        file = self._relative(finding.location.file) if self._config.overrides else ""
        for override, patterns in zip(self._config.overrides, self._patterns, strict=True):
            setting = override.rules.get(finding.rule)
            if setting is None or not _fits(override, patterns, file, finding.object, finding.container):
                continue
            if setting.enabled is False:
                return None
            if setting.severity is not None:
                finding = finding._replace(severity=setting.severity)
        return finding

    def _settings(self, choice: Choice) -> dict[str, RuleSetting]:
        """The enabled rules and their settings, before overrides."""
        config = self._config
        chosen = choice.select or (config.select if not choice.profile else ())
        settings: dict[str, RuleSetting] = {}
        if chosen:
            settings = {id_: RuleSetting(enabled=True) for id_ in self._named(chosen)}
            _apply(settings, {id_: s._replace(enabled=None) for id_, s in config.rules.items()})
        else:
            for id_, (since, until) in self._rulebook.in_profile(choice.profile or config.profile).items():
                if self._is_in(since, until):
                    settings[id_] = RuleSetting(enabled=True)
            _apply(settings, config.rules)
        for id_ in self._named((*config.ignore, *choice.ignore)):
            settings.pop(id_, None)
        return {id_: s for id_, s in settings.items() if s.enabled and self._is_for_version(id_)}

    def _named(self, names: Iterable[str]) -> Iterator[str]:
        """The rules that ids and topics name."""
        for name in names:
            if name in self._rulebook.topics:
                yield from (id_ for id_ in self._rulebook.ids if self._rulebook.topic(id_) == name)
            elif name in self._rulebook.ids:
                yield name
            else:
                known = (*self._rulebook.ids, *self._rulebook.topics)
                raise UsageError(f"there is no rule and no topic {name!r}{suggestion(name, known)}")

    def _is_for_version(self, id_: str) -> bool:
        match = self._rulebook.match(id_)
        return self._is_in(match.since, match.until)

    def _is_in(self, since: str, until: str) -> bool:
        return not (since and self._version < parse_version(since)) and not (
            until and self._version > parse_version(until)
        )

    def _rule(self, id_: str, setting: RuleSetting) -> Rule:
        key = (id_, repr(setting))
        if key not in self._built:
            self._built[key] = self._rulebook.build(id_, setting.parameters, setting.severity)
        return self._built[key]

    def _fitting(self, file: str, ref: ObjectRef | None) -> tuple[int, ...]:
        """The numbers of the overrides that hold for all of an object. Those for a container wait for `adjust`."""
        fitting = []
        file = self._relative(file)
        for number, (override, patterns) in enumerate(zip(self._config.overrides, self._patterns, strict=True)):
            if any(o.container for o in override.objects):
                if any(s.enabled or s.parameters for s in override.rules.values()):
                    fitting += [number] if _fits(override, patterns, file, ref, None, any_container=True) else []
            elif _fits(override, patterns, file, ref, None):
                fitting.append(number)
        return tuple(fitting)

    def _relative(self, file: str) -> str:
        """The path of a file as patterns in the configuration see it."""
        return os.path.relpath(file, self._config.folder or ".").replace(os.sep, "/") if file else ""

    def _check_config(self) -> None:
        """Raises for rules and parameters in the configuration that do not exist."""
        self._check_rules(self._config.rules, ("rules",))
        for number, override in enumerate(self._config.overrides):
            self._check_rules(override.rules, ("overrides", number, "rules"))
        for id_ in sorted(self._config.suppressions.forbidden):
            if id_ not in self._rulebook.ids:
                raise self._mistake(
                    f"there is no rule {id_!r}{suggestion(id_, self._rulebook.ids)}", ("suppressions", "forbid")
                )
        if self._config.profile not in self._rulebook.profiles:
            names = self._rulebook.profiles
            text = f"there is no profile {self._config.profile!r}{suggestion(self._config.profile, names)}"
            raise self._mistake(text, ("profile",))

    def _check_rules(self, rules: Mapping[str, RuleSetting], path: Path) -> None:
        for id_, setting in rules.items():
            if id_ not in self._rulebook.ids:
                raise self._mistake(
                    f"there is no rule {id_!r}{suggestion(id_, self._rulebook.ids)}", (*path, id_), Part.KEY
                )
            known = self._rulebook.parameters(id_)
            for name, value in setting.parameters.items():
                if name not in known:
                    text = f"rule {id_} has no parameter {name!r}{suggestion(name, known)}"
                    raise self._mistake(text, (*path, id_, name), Part.KEY)
                self._check_value(known[name]["type"], value, (*path, id_, name))

    def _check_value(self, schema: Mapping[str, Any], value: Any, path: Path) -> None:
        if self._config.file is not None:
            self._config.file.hold_to(schema, value, path)

    def _mistake(self, text: str, path: Path, part: Part = Part.VALUE) -> FileError | UsageError:
        return self._config.file.fail(text, path, part) if self._config.file else UsageError(text)


def _apply(settings: dict[str, RuleSetting], changes: Mapping[str, RuleSetting]) -> None:
    """Lays `changes` over `settings`: what they say wins, what they leave open stays."""
    for id_, change in changes.items():
        before = settings.get(id_, RuleSetting(enabled=False))
        settings[id_] = RuleSetting(
            enabled=before.enabled if change.enabled is None else change.enabled,
            severity=before.severity if change.severity is None else change.severity,
            parameters={**before.parameters, **change.parameters},
        )


def _fits(
    override: Override, patterns: Patterns | None, file: str, ref: ObjectRef | None, container: str | None, *,
    any_container: bool = False,
) -> bool:  # fmt: skip
    if patterns is not None and not patterns.choose(file):
        return False
    return not override.objects or any(_is_of(p, ref, container, any_container=any_container) for p in override.objects)


def _is_of(pattern: ObjectPattern, ref: ObjectRef | None, container: str | None, *, any_container: bool) -> bool:
    if ref is None:
        return False
    pairs = ((pattern.kind, ref.kind), (pattern.name, ref.name), (pattern.namespace, ref.namespace))
    if not all(is_like(text, wanted) for wanted, text in pairs if wanted):
        return False
    return any_container or not pattern.container or (container is not None and is_like(container, pattern.container))
