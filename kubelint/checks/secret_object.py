"""Secrets as objects.

    check: secret-object
    with: {of: content}

``of: content`` reports a Secret with data that anybody can read who can read the file: not one that SOPS has encrypted,
nor a stub that Kubernetes fills in. ``of: long-lived-token`` reports a Secret that asks for a service account token
without an end, and a ServiceAccount that lists such a one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_str, maps_in
from kubelint.kube.credential import is_encrypted
from kubelint.kube.object import K8sObject
from kubelint.model.place import Part
from kubelint.model.severity import Confidence

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"of": {"enum": ["content", "long-lived-token"]}},
    "required": ["of"],
    "additionalProperties": False,
}
_TOKEN = "kubernetes.io/service-account-token"  # noqa: S105  the name of a type
_FILLED_IN = (_TOKEN, "bootstrap.kubernetes.io/token")
_TOKEN_NAME = re.compile(r".+-token-[a-z0-9]{5}\Z")  # as the controller of old named them


def build(*, of: str) -> Check:
    """The check that there is no Secret `of` that kind."""
    return Check(Scope.OBJECT, _content if of == "content" else _long_lived)


def _content(owner: K8sObject, _: Context) -> Iterator[Hit]:
    if owner.kind != "Secret" or owner.group or is_encrypted(owner) or owner.get("type") in _FILLED_IN:
        return
    for key in ("data", "stringData"):
        if isinstance(owner.get(key), dict) and owner.get(key):
            yield Hit((*owner.path, key), Part.KEY)
            return


def _long_lived(owner: K8sObject, context: Context) -> Iterator[Hit]:
    if owner.kind == "Secret" and not owner.group and owner.get("type") == _TOKEN:
        yield Hit((*owner.path, "type"))
    elif owner.kind == "ServiceAccount" and not owner.group:
        for index, entry in maps_in(owner.get("secrets")):
            name = as_str(entry.get("name"))
            secret = context.workspace.find("Secret", owner.namespace, name, "")
            path = (*owner.path, "secrets", index)
            if secret is not None and secret.get("type") == _TOKEN:
                yield Hit(path)
            elif secret is None and _TOKEN_NAME.match(name):
                yield Hit(path, confidence=Confidence.MEDIUM)
