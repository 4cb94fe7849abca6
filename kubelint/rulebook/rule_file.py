"""Rule files: read, held to their schema, and to what their check can do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from kubelint.errors import RuleFileError, UsageError
from kubelint.json_schema import Schema
from kubelint.model.place import Part
from kubelint.steering_file import SteeringFile, suggestion

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PLACEHOLDER = re.compile(r"\{[a-z]+(?:_[a-z]+)*\}")


def rule_files(folder: str) -> Iterator[str]:
    """The rule files below `folder`, in order of names; hidden files and folders hold no rules."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield os.path.join(parent, name)


def read_rule_file(path: str, schema: Schema) -> dict[str, Any]:
    """The mapping of a rule file, and its ``topic``. Raises RuleFileError with the place of a mistake.

    `schema` is that of rule files.
    """
    file = SteeringFile(path, RuleFileError)
    rule: dict[str, Any] = file.value
    file.hold_to(schema, rule)
    folder, name = os.path.split(os.path.abspath(path))
    if rule["id"] != os.path.splitext(name)[0]:
        raise file.fail(f"the file of rule {rule['id']} is to have its name", ("id",))
    if re.search("[{}]", _PLACEHOLDER.sub("", rule["message"])):
        raise file.fail("braces are for arguments such as {container}", ("message",))
    _hold_to_check(file, rule)
    return rule | {"topic": os.path.basename(folder)}


def check_module(name: str) -> Any:
    """The module of the check `name`. Raises ImportError if there is none."""
    if not _NAME.match(name):
        raise ImportError(name)
    return import_module(f"kubelint.checks.{name.replace('-', '_')}")


def as_keywords(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a check as its ``build`` takes them."""
    return {name.replace("-", "_"): value for name, value in arguments.items()}


def _hold_to_check(file: SteeringFile, rule: Mapping[str, Any]) -> None:
    if rule["check"] not in (known := set(_checks())):
        raise file.fail(f"there is no check {rule['check']!r}{suggestion(rule['check'], known)}", ("check",))
    module = check_module(rule["check"])
    arguments = rule.get("with", {})
    file.hold_to(module.SCHEMA, arguments, at=("with",))
    try:
        module.build(**as_keywords(arguments))
    except (ValueError, UsageError) as error:
        raise file.fail(str(error), ("with",)) from None
    settable = module.SCHEMA.get("properties", {})
    for name, parameter in rule.get("parameters", {}).items():
        if name not in settable:
            text = f"check {rule['check']} has no argument {name!r}{suggestion(name, settable)}"
            raise file.fail(text, ("parameters", name), Part.KEY)
        if name in arguments:
            file.hold_to(parameter["type"], arguments[name], at=("with", name))


def _checks() -> Iterable[str]:
    """The names of all checks: of the modules that describe arguments."""
    from pkgutil import iter_modules  # only where rule files are compiled

    import kubelint.checks

    for module in iter_modules(kubelint.checks.__path__):
        name = module.name.replace("_", "-")
        if hasattr(check_module(name), "SCHEMA"):
            yield name
