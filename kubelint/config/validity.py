"""Whether what a configuration names exists in the rulebook, and whether it can be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kubelint.checks.check import Scope
from kubelint.config.settings import Config, Override, RuleSetting
from kubelint.errors import KubelintError, UsageError
from kubelint.json_schema import accepts
from kubelint.model.place import Part, Path
from kubelint.rulebook import Rulebook
from kubelint.steering_file import suggestion

_WITHOUT_OBJECT = frozenset({Scope.DOCUMENT, Scope.SUPPRESSION})


def check_config(config: Config, rulebook: Rulebook) -> None:
    """Raises for rules, topics, profiles and parameters that do not exist, and for settings that could have no effect.

    It is a ConfigError with the place where the configuration comes from a file, else a UsageError.
    """
    _Checker(config, rulebook).check()


class _Checker:
    def __init__(self, config: Config, rulebook: Rulebook) -> None:
        self._config = config
        self._rulebook = rulebook

    def check(self) -> None:
        config, book = self._config, self._rulebook
        self._check_name("profile", config.profile, book.profiles, ("profile",))
        for key, names in (("select", config.select), ("ignore", config.ignore)):
            for number, name in enumerate(names):
                self._check_name("rule and no topic", name, (*book.ids, *book.topics), (key, number))
        self._check_rules(config.rules, ("rules",))
        for number, override in enumerate(config.overrides):
            self._check_rules(override.rules, ("overrides", number, "rules"))
            self._check_reach(override, ("overrides", number, "rules"))
        forbidden = config.file.value.get("suppressions", {}).get("forbid", ()) if config.file else ()
        for number, name in enumerate(forbidden or sorted(config.suppressions.forbidden)):
            self._check_name("rule", name, book.ids, ("suppressions", "forbid", number))

    def _check_name(self, what: str, name: str, known: Collection[str], path: Path, part: Part = Part.VALUE) -> None:
        if name not in known:
            raise self._mistake(f"there is no {what} {name!r}{suggestion(name, known)}", path, part)

    def _check_rules(self, rules: Mapping[str, RuleSetting], path: Path) -> None:
        for id_, setting in rules.items():
            self._check_name("rule", id_, self._rulebook.ids, (*path, id_), Part.KEY)
            known = self._rulebook.parameters(id_)
            for name, value in setting.parameters.items():
                if name not in known:
                    text = f"rule {id_} has no parameter {name!r}{suggestion(name, known)}"
                    raise self._mistake(text, (*path, id_, name), Part.KEY)
                self._check_value(known[name]["type"], value, (*path, id_, name))
            if setting.parameters:
                self._check_together(id_, setting.parameters, (*path, id_))

    def _check_together(self, id_: str, parameters: Mapping[str, Any], path: Path) -> None:
        """Raises for parameters of which each is right, but not all of them at once."""
        try:
            self._rulebook.build(id_, parameters)
        except UsageError as error:
            raise self._mistake(str(error), path, Part.KEY) from None

    def _check_value(self, schema: Mapping[str, Any], value: Any, path: Path) -> None:
        if self._config.file is not None:
            self._config.file.hold_to(schema, value, path)
        elif not accepts(schema, value):
            raise UsageError(f"{value!r} is no value of parameter {path[-1]} of rule {path[-2]}")

    def _check_reach(self, override: Override, path: Path) -> None:
        """Raises for a setting that is narrower than what its rule looks at in one go."""
        for id_, setting in override.rules.items():
            scope = self._rulebook.build(id_).check.scope
            if override.objects and scope in _WITHOUT_OBJECT:
                raise self._mistake(f"rule {id_} is about texts, not about objects", (*path, id_), Part.KEY)
            if setting.parameters and scope is Scope.WORKSPACE:
                text = f"rule {id_} looks at the whole project: its parameters cannot differ in it"
                raise self._mistake(text, (*path, id_), Part.KEY)
            if setting.parameters and scope is not Scope.CONTAINER and any(o.container for o in override.objects):
                text = f"rule {id_} looks at whole pods: its parameters cannot differ by container"
                raise self._mistake(text, (*path, id_), Part.KEY)

    def _mistake(self, text: str, path: Path, part: Part = Part.VALUE) -> KubelintError:
        return self._config.file.fail(text, path, part) if self._config.file else UsageError(text)
