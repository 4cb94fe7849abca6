"""Text in Ingresses that gets into the configuration of the controller.

    check: ingress-injection
    with: {in: snippets, find: any}

``in: snippets`` looks at the snippet annotations of ingress-nginx: ``find`` is ``any``, ``alias`` (a directive that
serves files of the controller) or ``lua`` (code, or the controller's token). ``in: annotations`` looks at annotations
that take a value, ``in: paths`` at the paths of rules, for characters and words that end the value and begin
something else. Messages may use ``{what}``.

Source: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_str
from kubelint.kube.ingress import IngressView, is_ingress
from kubelint.kube.object import K8sObject
from kubelint.model.place import Part, Path

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "in": {"enum": ["snippets", "annotations", "paths"]},
        "find": {"enum": ["any", "alias", "lua"]},
    },
    "required": ["in"],
    "additionalProperties": False,
}
_PREFIX = "nginx.ingress.kubernetes.io/"
_VALUES = frozenset(
    {
        "auth-url", "auth-signin", "auth-tls-match-cn", "auth-tls-secret", "auth-secret", "mirror-target",
        "mirror-host", "permanent-redirect", "temporal-redirect", "rewrite-target", "app-root", "upstream-vhost",
        "auth-cache-key",
        "proxy-redirect-from", "proxy-redirect-to", "server-alias", "session-cookie-path", "x-forwarded-prefix",
        "auth-realm", "cors-allow-origin", "fastcgi-index", "secure-verify-ca-secret",
    }
)  # fmt: skip
_SNIPPETS = {
    "any": re.compile(r"\S"),
    "alias": re.compile(r"(?:^|[;{}\s])(?:alias|root)\s"),
    "lua": re.compile(r"\w*_by_lua\w*|lua_package|load_module|serviceaccount|/var/run/secrets|perl_set"),
}
_DANGER = re.compile(r"[\n\r\"'{};#\\`|]|\b(?:alias|root|load_module|lua|_by_lua|serviceaccount|proxy_pass)\b")
_PATH_DANGER = re.compile(
    r"[\n\r\"'{};#\s`]|/etc(?:/|$)|/root(?:/|$)|/var/run/secrets|serviceaccount|\b(?:alias|proxy_pass)\b"
)
_EXACT = re.compile(r"[A-Za-z0-9/_.~%:@!&=+*,()$-]*\Z")


def build(*, find: str = "any", **places: str) -> Check:
    """The check that no Ingress has dangerous text at `places["in"]`."""
    where = places["in"]

    def run(owner: K8sObject, _: Context) -> Iterator[Hit]:
        if owner.kind == "ConfigMap" and where == "snippets" and find == "any":
            yield from _allowed_snippets(owner)
        elif is_ingress(owner):
            yield from _paths(owner) if where == "paths" else _annotations(owner, where, find)

    return Check(Scope.OBJECT, run)


def _annotations(owner: K8sObject, where: str, find: str) -> Iterator[Hit]:
    for key, value in owner.annotations.items():
        name = key.removeprefix(_PREFIX)
        path: Path = (*owner.path, "metadata", "annotations", key)
        if name == key or not isinstance(value, str):
            continue
        if where == "snippets":
            if name.endswith("-snippet") and _SNIPPETS[find].search(value):
                yield Hit(path, Part.KEY, {"what": name})
        elif name in _VALUES and _is_dangerous(name, value):
            yield Hit(path, args={"what": name})


def _is_dangerous(name: str, value: str) -> bool:
    """Whether the value can leave its place. A regular expression may have braces and backslashes."""
    if name in ("rewrite-target", "server-alias", "auth-tls-match-cn"):
        value = re.sub(r"\\.|\{\d*,?\d*\}", "", value)
    return _DANGER.search(value) is not None


def _allowed_snippets(owner: K8sObject) -> Iterator[Hit]:
    if str(owner.get("data", "allow-snippet-annotations")).lower() == "true" and "nginx" in owner.name:
        yield Hit((*owner.path, "data", "allow-snippet-annotations"), args={"what": "allow-snippet-annotations"})


def _paths(owner: K8sObject) -> Iterator[Hit]:
    for rule in IngressView(owner).rules:
        for path, item in rule.paths:
            text, kind = as_str(item.get("path")), item.get("pathType")
            is_strict = kind in ("Exact", "Prefix") and not _EXACT.match(text)
            if _PATH_DANGER.search(text) or is_strict:
                yield Hit((*path, "path"), args={"what": "path"})
