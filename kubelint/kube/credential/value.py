"""What a value is that stands under a credential's name: a secret, a default password, or none at all."""

from __future__ import annotations

import enum
import re

TRIVIAL = frozenset(
    {
        "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "admin", "admin123",
        "administrator", "bitnami", "cassandra", "change-me", "change_me", "changeit", "changeme", "clickhouse",
        "consul", "dbpassword", "default", "demo", "drupal", "elastic", "example", "fake_password", "foobar",
        "gitlab", "grafana", "guest", "harbor12345", "influxdb", "jenkins", "kafka", "keycloak", "letmein",
        "mariadb", "minio", "minio123", "minioadmin", "mongo", "mongodb", "my-secret-pw", "my_password", "mypassword",
        "mysecret", "mysecretpassword", "mysql", "neo4j", "nexus", "p@ssw0rd", "pass",
        "passw0rd", "password", "password123", "postgres", "prom-operator", "qwerty", "rabbitmq", "rancher",
        "raspberry", "redis", "root", "rootpassword", "secret", "secretpassword", "sonar", "supersecret", "test",
        "test123", "toor", "topsecret", "user", "vault", "wordpress", "zookeeper",
    }
)  # fmt: skip
"""Passwords that everybody tries first."""


class Verdict(enum.Enum):
    """What a value under a credential's name is."""

    NONE = "none"  # empty, a reference, a placeholder, a path, a setting: no credential
    TRIVIAL = "trivial"  # works as deployed, and everybody knows it
    SECRET = "secret"  # noqa: S105  it is the word, not a password


_SETTING = re.compile(
    r"(?i)(?:true|false|yes|no|on|off|none|null|nil|enabled|disabled|[0-9]{1,4}|[0-9]+(?:ms|s|m|h|d))\Z"
)
_REFERENCE = re.compile(
    r"(?i)\$\(|\$\{|\$[A-Z_][A-Z0-9_]*\Z|%[A-Z_]+%|\{\{|\{%|<%|\[\[|#\{|\A@[\w.]+@\Z|\A__\w+__\Z|\A<[^<>]*>\Z"
    r"|\Avault:|\Aref\+|\Aarn:aws:|\Aprojects/[^/]+/secrets/|@Microsoft\.KeyVault\(|\Aop://|\Abao:|\A(?:aws|gcp)-sm://"
    r"|\Aazurekv:|\Adoppler://|\Aenv:|\Afile:|\Asecretref:|\A<path:|\Ak8s:|\Akube(?:rnetes)?://"
)
_ENCRYPTED = re.compile(
    r"\AENC\[|\AAgB[A-Za-z0-9+/]{40}|\A\$ANSIBLE_VAULT|\A-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)|\A!vault"
)
_PLACEHOLDER = re.compile(
    r"(?i)\A(?:\[?redacted\]?|\*+|x{4,}|\.{3,}|-+|_+|to-?do|tbd|n/?a|null"
    r"|(?:your|my|insert|enter|put|add|set|replace|fill|provide)[-_ ](?:.*[-_ ])?"
    r"(?:here|me|value|your.*|password|token|secret|key)"
    r"|replace[-_ ]?me|change[-_ ]?this.*|placeholder.*|example[-_ ].*|dummy.*|sample[-_ ].*|.*[-_ ]here|some[-_ ].*)\Z"
)
_PATH = re.compile(r"(?:/|\./|\.\./|~/|[A-Za-z]:\\)[^\s]*\Z")
_PUBLIC = re.compile(
    r"-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY)|\Assh-(?:rsa|ed25519) |\Apk_(?:live|test)_|\Asha256:"
)
_DOCUMENTATION = re.compile(r"AKIA[A-Z0-9]+EXAMPLE|wJalrXUtnFEMI|(?i:example|sample|dummy|foobar)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s@]*\Z|[\w.-]+@[\w-]+\.[\w.-]+\Z", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?\Z")
_URL_LOGIN = re.compile(r"(?i)\b[a-z][a-z0-9+.-]{1,24}://[^\s/:@\"'<>${}()]{0,64}:([^\s/@\"'<>${}()]{3,128})@[\w.-]")
_KV_PASSWORD = re.compile(r"(?i)(?:\A|[;\s&?])(?:password|pwd|passwd)=([^;\s&\"'${}<>]{3,128})")
_LONGEST = 20_000


def judge(value: str) -> Verdict:
    """What `value` is where a credential is expected."""
    text = value.strip().strip("'\"")
    if not text or _SETTING.match(text) or _is_elsewhere(text):
        return Verdict.NONE
    if text.lower() in TRIVIAL:
        return Verdict.TRIVIAL
    if _is_stand_in(text):
        return Verdict.NONE
    return Verdict.SECRET


def _is_elsewhere(text: str) -> bool:
    """Whether the value only leads to the credential, or is one that nobody can read."""
    head = text[:_LONGEST]
    return any(pattern.search(head) for pattern in (_REFERENCE, _ENCRYPTED, _PUBLIC)) or _PATH.match(head) is not None


def _is_stand_in(text: str) -> bool:
    """Whether it is text for a person to replace, or something that is no credential at all."""
    if _PLACEHOLDER.match(text[:300]) or (len(set(text)) == 1 and len(text) > 3):
        return True
    if _ADDRESS.match(text) or _HOST.match(text):
        return True
    return _DOCUMENTATION.search(text[:300]) is not None and not text.isalnum()


def login_in(value: str) -> str | None:
    """The password of a URL with user and password, or of a connection string; None if there is none."""
    head = value[:_LONGEST]
    for pattern in (_URL_LOGIN, _KV_PASSWORD):
        match = pattern.search(head)
        if match is not None and judge(match.group(1)) is not Verdict.NONE:
            return match.group(1)
    return None
