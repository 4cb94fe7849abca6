"""What a configuration says, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kubelint.model.severity import Severity
from kubelint.model.suppression import SuppressionPolicy
from kubelint.steering_file import SteeringFile


class RuleSetting(NamedTuple):
    """What is said of a rule; None leaves it as it is."""

    enabled: bool | None = None
    severity: Severity | None = None
    parameters: Mapping[str, Any] = {}

    def under(self, change: RuleSetting) -> RuleSetting:
        """The setting with `change` laid over it: what that says wins, what it leaves open stays."""
        return RuleSetting(
            enabled=self.enabled if change.enabled is None else change.enabled,
            severity=self.severity if change.severity is None else change.severity,
            parameters={**self.parameters, **change.parameters},
        )


class ObjectPattern(NamedTuple):
    """Objects by patterns in which ``*`` stands for any text; an empty pattern fits all."""

    kind: str = ""
    name: str = ""
    namespace: str = ""
    container: str = ""


class Override(NamedTuple):
    """Settings for files in ``paths`` (gitignore syntax) and for ``objects``; both have to fit where both are said."""

    rules: Mapping[str, RuleSetting]
    paths: tuple[str, ...] = ()
    objects: tuple[ObjectPattern, ...] = ()


class Config(NamedTuple):
    """A whole configuration; the defaults are those of a run without one.

    Paths in it are relative to ``folder``, the folder of the file, except ``rule_paths`` and ``context``, which can be
    opened as they are. ``file`` tells the places of mistakes that show only later.
    """

    profile: str = "default"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = {}
    overrides: tuple[Override, ...] = ()
    exclude: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    rule_paths: tuple[str, ...] = ()
    kubernetes_version: str = ""
    fail_on: str = "low"
    strict: bool = False
    suppressions: SuppressionPolicy = SuppressionPolicy()
    folder: str = ""
    file: SteeringFile | None = None
