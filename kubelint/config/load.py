"""From a configuration file to a `Config`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from kubelint.config.settings import Config, ObjectPattern, Override, RuleSetting
from kubelint.errors import ConfigError
from kubelint.model.severity import Severity
from kubelint.model.suppression import SuppressionPolicy
from kubelint.steering_file import SteeringFile, load_schema

FILE_NAMES = (".kubelint.yaml", ".kubelint.yml")


def find_config(start: str) -> str | None:
    """The nearest configuration file from the folder `start` upwards, relative to the working directory.

    Raises ConfigError where two lie side by side, as only one of them would hold.
    """
    folder = os.path.abspath(start)
    while True:
        found = [path for name in FILE_NAMES if os.path.isfile(path := os.path.join(folder, name))]
        if len(found) > 1:
            raise ConfigError(f"there is {FILE_NAMES[0]} beside it; keep one of them", path=found[1])
        if found:
            return _relative(found[0])
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load_config(path: str) -> Config:
    """Reads a configuration file. Raises ConfigError with the place of a mistake, and a suggestion if there is one.

    Whether the rules and parameters that it names exist shows when a `Selection` is made of it.
    """
    file = SteeringFile(path, ConfigError)
    value: Mapping[str, Any] = file.value
    file.hold_to(load_schema("config.schema.json"), value)
    folder = os.path.dirname(path)

    def below(name: str) -> tuple[str, ...]:
        return tuple(os.path.join(folder, text) for text in value.get(name, ()))

    for index, text in enumerate(below("rule-paths")):
        if not os.path.isdir(text):
            raise file.fail("there is no such folder", ("rule-paths", index))
    default = Config()
    return Config(
        profile=value.get("profile", default.profile),
        select=tuple(value.get("select", ())),
        ignore=tuple(value.get("ignore", ())),
        rules=_settings(value.get("rules", {})),
        overrides=tuple(_override(item) for item in value.get("overrides", ())),
        exclude=tuple(value.get("exclude", ())),
        context=below("context"),
        rule_paths=below("rule-paths"),
        kubernetes_version=value.get("kubernetes-version", ""),
        fail_on=value.get("fail-on", default.fail_on),
        strict=value.get("strict", False),
        suppressions=_policy(value.get("suppressions", {})),
        folder=folder,
        file=file,
    )


def _relative(path: str) -> str:
    try:
        return os.path.relpath(path)
    except ValueError:  # on another drive
        return path


def _policy(value: Mapping[str, Any]) -> SuppressionPolicy:
    return SuppressionPolicy(
        requires_reason=value.get("require-reason", False), forbidden=frozenset(value.get("forbid", ()))
    )


def _override(item: Mapping[str, Any]) -> Override:
    return Override(
        rules=_settings(item["rules"]),
        paths=tuple(item.get("paths", ())),
        objects=tuple(ObjectPattern(**pattern) for pattern in item.get("objects", ())),
    )


def _settings(rules: Mapping[str, Any]) -> dict[str, RuleSetting]:
    return {id_: _setting(value) for id_, value in rules.items()}


def _setting(value: Any) -> RuleSetting:
    """A rule that is named here runs unless it is ``off``."""
    if isinstance(value, bool):  # YAML 1.1 reads on and off as booleans, unless they are quoted
        return RuleSetting(enabled=value)
    if isinstance(value, str):
        return RuleSetting(enabled=value != "off", severity=None if value in ("on", "off") else _severity(value))
    parameters = {key: item for key, item in value.items() if key not in ("enabled", "severity")}
    severity = _severity(value["severity"]) if "severity" in value else None
    return RuleSetting(enabled=value.get("enabled", True), severity=severity, parameters=parameters)


def _severity(word: str) -> Severity:
    return Severity[word.upper()]
