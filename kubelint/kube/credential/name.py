"""Names of variables and keys that say "here is a credential"."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

# The last words of a name, joined by blanks.
_STRONG = frozenset(
    {
        "access key", "access token", "accesskey", "account key", "api key", "apikey", "app key", "auth key",
        "auth token", "batch key",
        "bearer", "bearer token", "client secret", "cookie secret", "credential", "credentials",
        "csrf key", "encryption key", "encryption secret", "erlang cookie", "hmac key", "jwt secret", "licence key",
        "license key", "master key", "masterauth", "pass", "passcode", "passphrase", "passwd", "password", "pepper",
        "private key", "privatekey", "pwd", "refresh token", "requirepass", "root pw", "rootpw", "salt", "sas token",
        "secret", "secret access key", "secret key", "secret key base", "secretkey", "sentry auth", "session secret",
        "session token", "shared key", "signing key", "storage account key", "storage key", "token", "userpass",
        "webhook secret",
    }
)  # fmt: skip
# Words at the end that make it something else: a place, a name, a setting about a credential.
_OTHER_LAST = frozenset(
    {
        "age", "algo", "algorithm", "audience", "backend", "class", "count", "days", "dir", "directory", "disabled",
        "enabled", "endpoint", "engine", "env", "expiration", "expires", "expiry", "field", "file", "format",
        "header", "hint", "host", "hours", "id", "interval", "issuer", "label", "length", "location", "lookup",
        "manager", "max", "method", "min", "minutes", "mode", "mount", "name", "namespace", "path", "pattern",
        "policy", "port", "prefix", "provider", "ref", "regex", "required", "reset", "role", "rotation", "rules",
        "seconds", "selector", "server", "size", "store", "suffix", "timeout", "ttl", "type", "uri", "url",
        "version",
    }
)  # fmt: skip
_OTHER_WHOLE = frozenset(
    {
        "access key id", "allow empty password", "cache key", "continue token", "foreign key", "git askpass",
        "idempotency key", "key vault", "max token", "page token", "partition key", "password reset", "primary key",
        "pub key", "public key", "routing key", "sort key", "sort token", "space token", "ssh auth sock",
        "token review",
    }
)  # fmt: skip
_NUMBERED = re.compile(r"[0-9]+\Z")
_LONGEST = 200


@lru_cache(maxsize=4096)
def is_credential_name(name: str) -> bool:
    """Whether a variable or key of this name holds a credential: ``DB_PASSWORD``, ``apiKey``, ``redis.auth-token``.

    ``PASSWORD_FILE``, ``tokenTTL`` and ``MAX_TOKENS`` hold none.
    """
    words = _words(name)
    if not words or any(_has(words, other) for other in _OTHER_WHOLE):
        return False
    if words[-1] in _OTHER_LAST or words[-1] == "tokens":
        return False
    return any(" ".join(words[-length:]) in _STRONG for length in (1, 2, 3))


def _words(name: str) -> list[str]:
    """The words of a name in lower case, without a number at its end."""
    words = [word.lower() for word in _WORDS.findall(name[:_LONGEST])]
    while words and _NUMBERED.match(words[-1]):
        words.pop()
    return words


def _has(words: list[str], phrase: str) -> bool:
    return f" {phrase} " in f" {' '.join(words)} "
