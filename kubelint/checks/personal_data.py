"""Entries of ConfigMaps that look like data about people.

    check: personal-data
    with: {}

Reports a key such as ``email`` or ``phone`` with a value, and values in the form of an e-mail address or an IBAN.
Addresses of machines (``noreply@``, ``example.org``) are none. Messages may use ``{key}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_map
from kubelint.kube.object import K8sObject

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_KEY = re.compile(
    r"(?i)(?:^|[._-])(?:e-?mail|phone(?:[._-]?number)?|iban|ssn|birth[._-]?date|user[._-]?name|credit[._-]?card)$"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?!example\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b")
_MACHINE = ("noreply", "no-reply", "donotreply", "postmaster", "webmaster", "git@")
_LONGEST = 10_000


def build() -> Check:
    """The check that no entry of a ConfigMap is about a person."""
    return Check(Scope.OBJECT, _run)


def _run(owner: K8sObject, _: Context) -> Iterator[Hit]:
    if owner.kind != "ConfigMap" or owner.group:
        return
    for key, value in as_map(owner.get("data")).items():
        if isinstance(value, str) and value.strip() and (_KEY.search(key) or _is_personal(value[:_LONGEST])):
            yield Hit((*owner.path, "data", key), args={"key": key})


def _is_personal(text: str) -> bool:
    if _IBAN.search(text):
        return True
    return any(not match.group().lower().startswith(_MACHINE) for match in _MAIL.finditer(text))
