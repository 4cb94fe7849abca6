"""Rule files: read, held to their schema and to that of their check."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from kubelint.errors import RuleFileError
from kubelint.model.place import Part
from kubelint.steering_file import SteeringFile, load_schema

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


def rule_files(folder: str) -> Iterator[str]:
    """The rule files below `folder`, in order of names."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")):
                yield os.path.join(parent, name)


def read_rule_file(path: str) -> dict[str, Any]:
    """The mapping of a rule file, with ``topic`` and ``file``. Raises RuleFileError with the place of a mistake."""
    file = SteeringFile(path, RuleFileError)
    rule: dict[str, Any] = _with_on(file.value)
    file.hold_to(load_schema("rule.schema.json"), rule)
    folder, name = os.path.split(path)
    if rule["id"] != os.path.splitext(name)[0]:
        raise file.fail(f"the file of rule {rule['id']} is to have its name", ("id",))
    _hold_to_check(file, rule)
    return rule | {"topic": os.path.basename(folder), "file": path.replace(os.sep, "/")}


def check_module(name: str) -> Any:
    """The module of the check `name`. Raises ImportError if there is none."""
    if not _NAME.match(name):
        raise ImportError(name)
    return import_module(f"kubelint.checks.{name.replace('-', '_')}")


def _hold_to_check(file: SteeringFile, rule: Mapping[str, Any]) -> None:
    try:
        module = check_module(rule["check"])
        schema = module.SCHEMA
    except (ImportError, AttributeError):
        raise file.fail(f"there is no check {rule['check']!r}", ("check",)) from None
    file.hold_to(schema, rule.get("with", {}), at=("with",))
    for name in rule.get("parameters", {}):
        if name not in schema.get("properties", {}):
            raise file.fail(f"the check has no argument {name!r}", ("parameters", name), Part.KEY)


def _with_on(value: Any) -> Any:
    """`value` with the key ``on`` where YAML 1.1 has made ``true`` of it: in a rule file nobody means the boolean."""
    if isinstance(value, dict):
        return {("on" if key == "true" else key): _with_on(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_on(item) for item in value]
    return value
