"""Which rules hold for which object, and with which settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from kubelint.checks.check import Scope
from kubelint.checks.condition import is_like
from kubelint.config.settings import Config, ObjectPattern, RuleSetting
from kubelint.config.validity import check_config
from kubelint.errors import UsageError
from kubelint.gitignore import Patterns
from kubelint.kube.version import NEWEST, Version, parse_version
from kubelint.model.finding import Finding, ObjectRef
from kubelint.model.severity import Confidence
from kubelint.rulebook import Rule, Rulebook
from kubelint.steering_file import suggestion

_ON = RuleSetting(enabled=True)
_OFF = RuleSetting(enabled=False)
_Settings = dict[str, RuleSetting]
_Key = tuple[int, ...]  # the numbers of the overrides that fit, in their order


class Choice(NamedTuple):
    """What was chosen for this run and wins over the configuration."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class RuleSet:
    """Rules by the scope of their checks."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._by_scope: dict[Scope, list[Rule]] = {}
        for rule in rules:
            self._by_scope.setdefault(rule.check.scope, []).append(rule)

    def of(self, scope: Scope) -> Sequence[Rule]:
        """The rules whose checks have this scope, in order of ids."""
        return self._by_scope.get(scope, ())


class Selection:
    """The rules of a run for one version of Kubernetes.

    Raises UsageError or ConfigError for rules, topics, profiles and parameters that do not exist.
    """

    def __init__(
        self, rulebook: Rulebook, config: Config, choice: Choice = Choice(), *, version: Version = NEWEST
    ) -> None:
        check_config(config, rulebook)
        self._rulebook = rulebook
        self._config = config
        self._version = version
        self._possible = self._find_possible(choice)
        self._base = {id_: setting for id_, setting in self._find_base(choice).items() if id_ in self._possible}
        self._overrides = [_Reach(override.paths, override.objects, config.folder) for override in config.overrides]
        is_default = not choice.select and (choice.profile or config.profile) == "default"
        # On the first day, what is not sure is noise: other profiles show it, and say how sure it is.
        self._least_confidence = Confidence.MEDIUM if is_default else Confidence.LOW
        self._settings: dict[_Key, _Settings] = {(): self._base}
        self._sets: dict[tuple[_Key, _Key], RuleSet] = {}
        self._built: dict[tuple[str, str], Rule] = {}

    @cached_property
    def has_container_settings(self) -> bool:
        """Whether containers of one object may have different rules."""
        return any(reach.is_about_containers for reach in self._overrides)

    def active_rules(self, *, is_complete: bool = True) -> frozenset[str]:
        """The rules that run for some object; those about the whole project only if it `is_complete`."""
        return self._active if is_complete else self._active.difference(self.workspace_rules)

    @cached_property
    def workspace_rules(self) -> tuple[str, ...]:
        """The rules, among those that run, that are about the whole project."""
        return tuple(id_ for id_ in sorted(self._active) if self._scope(id_) is Scope.WORKSPACE)

    def rules_for(self, file: str, ref: ObjectRef | None, container: str | None = None) -> RuleSet:
        """The rules for an object in a file, or for one container of it; for what is no object, ``ref`` is None.

        Of the rules that do not look at one container at a time, it has those too that are on for some container of
        the object only: `adjust` drops their findings about others. What is about the whole project comes with any.
        """
        key = self._fitting(file, ref, container)
        # Without overrides, which is the usual case, there is one set, and this is all that happens.
        partly = self._fitting(file, ref, container, partly=True) if self.has_container_settings else ()
        if (key, partly) not in self._sets:
            self._sets[key, partly] = RuleSet(self._rules(key, partly))
        return self._sets[key, partly]

    def adjust(self, finding: Finding) -> Finding | None:
        """The finding with the severity that it has at its place; None where its rule is off there.

        The last word on rules whose checks look further than one object or one container.
        """
        if finding.confidence < self._least_confidence:
            return None
        if not self._overrides:
            return finding
        key = self._fitting(finding.location.file, finding.object, finding.container)
        setting = self._settings_for(key).get(finding.rule, _OFF)
        if not setting.enabled:
            return None
        return finding if setting.severity is None else finding._replace(severity=setting.severity)

    @cached_property
    def _active(self) -> frozenset[str]:
        named = {id_ for override in self._config.overrides for id_, s in override.rules.items() if s.enabled}
        return frozenset(id_ for id_, setting in self._base.items() if setting.enabled) | (named & self._possible)

    def _find_possible(self, choice: Choice) -> frozenset[str]:
        """The rules that may run at all: those that the command line names if it does, less those to be ignored."""
        named = self._named(choice.select) if choice.select else self._rulebook.ids
        ignored = set(self._named(choice.ignore if choice.select else (*self._config.ignore, *choice.ignore)))
        return frozenset(id_ for id_ in named if id_ not in ignored and self._is_for_version(id_))

    def _find_base(self, choice: Choice) -> _Settings:
        """The settings of rules before overrides: what the command line names, else the configuration's choice."""
        config = self._config
        if choice.select:
            settings = dict.fromkeys(self._named(choice.select), _ON)
            changes = {id_: setting._replace(enabled=None) for id_, setting in config.rules.items()}
            return _changed(settings, changes)
        if config.select and not choice.profile:
            return _changed(dict.fromkeys(self._named(config.select), _ON), config.rules)
        profile = self._rulebook.in_profile(choice.profile or config.profile)
        settings = {id_: _ON for id_, (since, until) in profile.items() if self._is_in(since, until)}
        return _changed(settings, config.rules)

    def _named(self, names: Iterable[str]) -> Iterator[str]:
        """The rules that ids and topics name."""
        for name in names:
            if name in self._rulebook.ids:
                yield name
            elif name in self._rulebook.topics:
                yield from (id_ for id_ in self._rulebook.ids if self._rulebook.topic(id_) == name)
            else:
                known = (*self._rulebook.ids, *self._rulebook.topics)
                raise UsageError(f"there is no rule and no topic {name!r}{suggestion(name, known)}")

    def _is_for_version(self, id_: str) -> bool:
        match = self._rulebook.match(id_)
        return self._is_in(match.since, match.until)

    def _is_in(self, since: str, until: str) -> bool:
        is_before = bool(since) and self._version < parse_version(since)
        return not is_before and not (until and self._version > parse_version(until))

    def _fitting(self, file: str, ref: ObjectRef | None, container: str | None, *, partly: bool = False) -> _Key:
        """The overrides for this place, or those for part of it: for containers, where it is a whole object."""
        return tuple(
            number
            for number, reach in enumerate(self._overrides)
            if (reach.holds_partly(file, ref, container) if partly else reach.holds(file, ref, container))
        )

    def _settings_for(self, key: _Key) -> _Settings:
        if key not in self._settings:
            settings = self._base
            for number in key:
                changes = self._config.overrides[number].rules
                settings = _changed(settings, {i: change for i, change in changes.items() if i in self._possible})
            self._settings[key] = settings
        return self._settings[key]

    def _rules(self, key: _Key, partly: _Key) -> Iterator[Rule]:
        """The rules under the overrides in `key`, and those on for a part only by the overrides in `partly`."""
        settings = self._settings_for(key)
        elsewhere = {id_ for number in partly for id_, s in self._config.overrides[number].rules.items() if s.enabled}
        for id_ in sorted(self._active):
            setting = settings.get(id_, _OFF)
            scope = self._scope(id_)
            is_on_partly = scope is Scope.WORKSPACE or (id_ in elsewhere and scope is not Scope.CONTAINER)
            if setting.enabled or is_on_partly:
                yield self._rule(id_, setting)

    def _scope(self, id_: str) -> Scope:
        return self._rule(id_, self._base.get(id_, _OFF)).check.scope

    def _rule(self, id_: str, setting: RuleSetting) -> Rule:
        key = (id_, repr((setting.severity, setting.parameters)))
        if key not in self._built:
            self._built[key] = self._rulebook.build(id_, setting.parameters, setting.severity)
        return self._built[key]


class _Reach:
    """Where an override holds."""

    def __init__(self, paths: Sequence[str], objects: Sequence[ObjectPattern], folder: str) -> None:
        self.is_about_containers = any(pattern.container for pattern in objects)
        self._objects = objects
        self._patterns = Patterns(paths) if paths else None
        self._folder = folder or "."
        self._files: dict[str, bool] = {}

    def holds(self, file: str, ref: ObjectRef | None, container: str | None) -> bool:
        """Whether it holds for the object, or for its container where one is named."""
        return self._has_file(file) and (
            not self._objects or any(_fits(p, ref) and _has_container(p, container) for p in self._objects)
        )

    def holds_partly(self, file: str, ref: ObjectRef | None, container: str | None) -> bool:
        """Whether it may hold for a container of the object, and none is named."""
        return container is None and self._has_file(file) and any(p.container and _fits(p, ref) for p in self._objects)

    def _has_file(self, file: str) -> bool:
        if self._patterns is None:
            return True
        if file not in self._files:
            path = _relative(file, self._folder) if file else None
            self._files[file] = path is not None and self._patterns.choose(path)
        return self._files[file]


def _fits(pattern: ObjectPattern, ref: ObjectRef | None) -> bool:
    """Whether the object is one of those meant, whatever the pattern says of containers."""
    if ref is None:
        return False
    pairs = ((pattern.kind, ref.kind), (pattern.name, ref.name), (pattern.namespace, ref.namespace))
    return all(is_like(text, wanted) for wanted, text in pairs if wanted)


def _has_container(pattern: ObjectPattern, container: str | None) -> bool:
    return not pattern.container or (container is not None and is_like(container, pattern.container))


def _relative(file: str, folder: str) -> str | None:
    """The path of a file as patterns in the configuration see it; None for one that is not below its folder."""
    root = os.path.join(os.path.realpath(folder), "")
    parent, name = os.path.split(os.path.abspath(file))
    path = os.path.join(os.path.realpath(parent), name)
    return path[len(root) :].replace(os.sep, "/") if path.startswith(root) else None


def _changed(settings: _Settings, changes: Mapping[str, RuleSetting]) -> _Settings:
    """The settings with `changes` laid over them; a rule that was not among them was off."""
    return settings | {id_: settings.get(id_, _OFF).under(change) for id_, change in changes.items()}
