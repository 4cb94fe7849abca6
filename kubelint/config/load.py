"""From a configuration file to a `Config`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from kubelint.cache import recall, remember
from kubelint.config.settings import Config, ObjectPattern, Override, RuleSetting
from kubelint.errors import ConfigError
from kubelint.model.severity import Severity
from kubelint.model.suppression import SuppressionPolicy
from kubelint.steering_file import SteeringFile, load_schema
from kubelint.version import __version__

FILE_NAMES = (".kubelint.yaml", ".kubelint.yml")


def find_config(start: str) -> str | None:
    """The nearest configuration file from the folder `start` upwards."""
    folder = os.path.abspath(start)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return os.path.relpath(path)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load_config(path: str) -> Config:
    """Reads a configuration file. Raises ConfigError with the place of a mistake, and a suggestion if there is one."""
    file = SteeringFile(path, ConfigError)
    _hold_to_schema(file)
    value: Mapping[str, Any] = file.value
    folder = os.path.dirname(path)

    def below(name: str) -> tuple[str, ...]:
        return tuple(os.path.join(folder, text) for text in value.get(name, ()))

    for index, text in enumerate(below("rule-paths")):
        if not os.path.isdir(text):
            raise file.fail("there is no such folder", ("rule-paths", index))
    suppressions = value.get("suppressions", {})
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
        suppressions=SuppressionPolicy(
            requires_reason=suppressions.get("require-reason", False),
            forbidden=frozenset(suppressions.get("forbid", ())),
        ),
        folder=folder,
        file=file,
    )


def _hold_to_schema(file: SteeringFile) -> None:
    """Validates the file, unless the same bytes have passed before: that costs more than all the rest of the start."""
    from hashlib import sha256

    stamp = f"config-{sha256(__version__.encode() + file.data).hexdigest()[:24]}"
    if recall(stamp) is None:
        file.hold_to(load_schema("config.schema.json"))
        remember(stamp, b"")


def _override(item: Mapping[str, Any]) -> Override:
    return Override(
        rules=_settings(item["rules"]),
        paths=tuple(item.get("paths", ())),
        objects=tuple(ObjectPattern(**pattern) for pattern in item.get("objects", ())),
    )


def _settings(rules: Mapping[str, Any]) -> dict[str, RuleSetting]:
    return {id_: _setting(value) for id_, value in rules.items()}


def _setting(value: Any) -> RuleSetting:
    if isinstance(value, bool):
        return RuleSetting(enabled=value)
    if isinstance(value, str):
        if value in ("on", "off"):
            return RuleSetting(enabled=value == "on")
        return RuleSetting(enabled=True, severity=Severity[value.upper()])
    parameters = {key: item for key, item in value.items() if key not in ("enabled", "severity")}
    severity = Severity[value["severity"].upper()] if "severity" in value else None
    return RuleSetting(enabled=value.get("enabled", True), severity=severity, parameters=parameters)
