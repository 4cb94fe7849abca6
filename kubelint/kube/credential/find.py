"""Where credentials stand in an object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_map, as_str, dig, maps_in
from kubelint.kube.container import ContainerView
from kubelint.kube.credential.name import is_credential_name
from kubelint.kube.credential.shape import find_shapes, shape_of
from kubelint.kube.credential.text import settings_in
from kubelint.kube.credential.value import Verdict, judge, login_in
from kubelint.kube.object import K8sObject
from kubelint.model.place import Path

_FLAG = re.compile(r"(?:^|\s)--?([A-Za-z][\w.-]{1,80})(?:=|\s+)[\"']?([^\s\"'`;|&-][^\s\"'`;|&]*)")
_ASSIGNMENT = re.compile(r"(?:^|[\s;])(?:export\s+)?([A-Za-z_]\w{1,80})=[\"']?([^\s\"'`;|&]+)")
_LOGIN = re.compile(r"\b(?:curl|wget)\b[^\n|;]{0,300}?\s(?:-u|--user)[ =][\"']?[^\s:\"'$]{1,80}:([^\s\"'$]{3,100})")
_MYSQL = re.compile(r"\bmysql(?:dump|admin)?\b[^\n|;]{0,300}?\s-p([^\s$\"'-][^\s\"']{2,100})")
_HEADERS = frozenset({"authorization", "proxy-authorization", "x-api-key", "x-auth-token"})
_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")
_SURE_LENGTH = 8  # characters from which a value with letters and digits is taken for a password and no word


class Leak(NamedTuple):
    """A credential in plain text. ``what`` says what it is, never its value; ``line`` is that of a block of text, -1 if
    the whole value is meant; ``is_certain`` if its shape or its form leaves no doubt.
    """

    path: Path
    what: str
    verdict: Verdict
    line: int = -1
    is_certain: bool = True


def leaks_in_env(container: ContainerView) -> Iterator[Leak]:
    """Credentials in the values of environment variables."""
    for index, entry in maps_in(container.get("env")):
        value = entry.get("value")
        if value is not None and not isinstance(value, dict | list):
            name = as_str(entry.get("name"))
            yield from _named(name, str(value), (*container.path, "env", index, "value"), f"env {name}")


def leaks_in_commands(container: ContainerView) -> Iterator[Leak]:
    """Credentials in command, args, exec handlers and the headers of probes."""
    for path, value in _commands(container):
        items = value if isinstance(value, list) else ()
        for index, item in enumerate(items):
            if isinstance(item, str):
                following = items[index + 1] if index + 1 < len(items) else None
                yield from _in_argument(item, following, (*path, index))
    for path, header in _headers(container):
        if as_str(header.get("name")).lower() in _HEADERS:
            value = as_str(header.get("value"))
            if judge(value.rpartition(" ")[2]) is Verdict.SECRET:
                yield Leak((*path, "value"), f"header {header.get('name')}", Verdict.SECRET)


def leaks_in_config_map(owner: K8sObject) -> Iterator[Leak]:
    """Credentials in the entries of a ConfigMap."""
    if owner.kind != "ConfigMap" or owner.group or is_encrypted(owner):
        return
    for key, value in as_map(owner.get("data")).items():
        if not isinstance(value, str):
            continue
        path = (*owner.path, "data", key)
        if "\n" in value.strip():
            yield from _in_text(value, path)
        else:
            of_entry = list(_named(key, value.strip(), path, f"entry {key}"))
            yield from of_entry or (leak._replace(line=-1) for leak in _in_text(value, path))


def is_encrypted(owner: K8sObject) -> bool:
    """Whether SOPS has encrypted the document."""
    return isinstance(owner.value.get("sops"), dict)


def _named(name: str, value: str, path: Path, where: str) -> Iterator[Leak]:
    """What a value under a name is: a known shape, an address with a password, or a credential by its name."""
    if shape := shape_of(value):
        yield Leak(path, f"{where} ({shape})", Verdict.SECRET)
        return
    password = login_in(value)
    if password is not None:
        verdict = judge(password)
        yield Leak(path, f"{where} (a login in an address)", verdict)
    elif is_credential_name(name) and not _is_named_after(value, name):
        verdict = judge(value)
        if verdict is not Verdict.NONE:
            yield Leak(path, where, verdict, is_certain=_is_sure(value))


def _is_named_after(value: str, name: str) -> bool:
    """Whether the value only repeats the name, as stand-ins do: ``API_KEY: API_KEY_VALUE``."""
    return len(name) > _SURE_LENGTH and value.lower().startswith(name.lower())


def _is_sure(value: str) -> bool:
    return len(value) >= _SURE_LENGTH and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _in_text(text: str, path: Path) -> Iterator[Leak]:
    """Credentials in a text of several lines, one for each line."""
    seen: set[int] = set()
    for shape in find_shapes(text):
        line = text.count("\n", 0, shape.start)
        if line not in seen:
            seen.add(line)
            yield Leak(path, f"entry {path[-1]} ({shape.what})", Verdict.SECRET, line)
    for name, value, line in settings_in(text):
        if line not in seen:
            for leak in _named(name, value, path, f"setting {name} of {path[-1]}"):
                seen.add(line)
                yield leak._replace(line=line)


def _in_argument(item: str, following: Any, path: Path) -> Iterator[Leak]:
    """Credentials in one argument: a flag, a flag whose value follows, an assignment, or a line for a shell."""
    if shape := shape_of(item):
        yield Leak(path, f"an argument ({shape})", Verdict.SECRET)
        return
    password = login_in(item)
    if password is not None:
        yield Leak(path, "an argument (a login in an address)", judge(password))
    elif item.startswith("-") and "=" not in item and " " not in item:
        name = item.lstrip("-")
        if is_credential_name(name) and isinstance(following, str) and not following.startswith("-"):
            verdict = judge(following)
            if verdict is not Verdict.NONE:
                yield Leak((*path[:-1], int(path[-1]) + 1), f"the argument behind {item}", verdict)
    elif (leak := next(_in_shell_text(item, path), None)) is not None:
        yield leak


def _in_shell_text(text: str, path: Path) -> Iterator[Leak]:
    """Credentials in a flag with its value, an assignment, or a line for a shell."""
    for pattern, kind in ((_FLAG, "flag"), (_ASSIGNMENT, "assignment")):
        for name, value in pattern.findall(text):
            verdict = judge(value) if is_credential_name(name) else Verdict.NONE
            if verdict is not Verdict.NONE:
                yield Leak(path, f"{kind} {name} of an argument", verdict, is_certain=_is_sure(value))
    for pattern in (_LOGIN, _MYSQL):
        if (match := pattern.search(text)) and (verdict := judge(match.group(1))) is not Verdict.NONE:
            yield Leak(path, "a login in a command", verdict)


def _commands(container: ContainerView) -> Iterator[tuple[Path, Any]]:
    for key in ("command", "args"):
        yield (*container.path, key), container.get(key)
    for steps in (*((p,) for p in _PROBES), ("lifecycle", "postStart"), ("lifecycle", "preStop")):
        yield (*container.path, *steps, "exec", "command"), container.get(*steps, "exec", "command")


def _headers(container: ContainerView) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for steps in (*((p,) for p in _PROBES), ("lifecycle", "postStart"), ("lifecycle", "preStop")):
        path = (*steps, "httpGet", "httpHeaders")
        for index, header in maps_in(dig(container.value, *path)):
            yield (*container.path, *path, index), header
