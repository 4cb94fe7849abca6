"""Names, values and shapes of credentials. Tokens are joined here: none stands in this file as it would be used."""

from __future__ import annotations

import random
import string

import pytest

from kubelint.kube.credential import mask_text, sensitive_nodes
from kubelint.kube.credential.name import is_credential_name
from kubelint.kube.credential.shape import find_shapes, shape_of
from kubelint.kube.credential.text import settings_in
from kubelint.kube.credential.value import Verdict, judge, login_in
from kubelint.model.place import format_path

ALPHANUMERIC = string.ascii_letters + string.digits


def text(length: int, alphabet: str = ALPHANUMERIC) -> str:
    return "".join(random.Random(length).choices(alphabet, k=length))


class TestName:
    @pytest.mark.parametrize(
        "name",
        ["", "PATH", "PASSWORD_FILE", "TOKEN_TTL", "MAX_TOKENS", "PRIMARY_KEY", "PUBLIC_KEY", "KEYSPACE", "SECRET_NAME",
         "COMPASS", "BYPASS", "ALLOW_EMPTY_PASSWORD", "TOKENIZER", "PASSWORD_RESET_URL", "AUTH_URL", "apiKeyRef", "author",
         "ACCESS_KEY_ID", "SSH_AUTH_SOCK", "password-policy", "tokens", "tokenReview", "x" * 10_000],
    )  # fmt: skip
    def test_no_credential(self, name):
        assert not is_credential_name(name)

    @pytest.mark.parametrize(
        "name",
        ["PASSWORD", "password", "DB_PASSWORD", "dbPassword", "db.password", "redis-password", "PGPASSWORD"[2:], "API_KEY",
         "apiKey", "AWS_SECRET_ACCESS_KEY", "CLIENT_SECRET", "GITHUB_TOKEN", "auth-token", "JWT_SECRET", "PASSWORD2", "SECRET"],
    )  # fmt: skip
    def test_credential(self, name):
        assert is_credential_name(name)


class TestValue:
    @pytest.mark.parametrize(
        "value",
        ["", "  ", "true", "no", "30s", "8080", "$(VAR)", "${VAR}", "$VAR", "{{ .Values.x }}", "<password>", "****", "xxxx",
         "REDACTED", "[REDACTED]", "your-password-here", "REPLACE_ME", "/run/secrets/x", "./x", "vault:secret/db#password",
         "https://example.org/path", "db.example.org:5432", "someone@example.org", "ENC[AES256_GCM,data:x]", "op://vault/item",
         "arn:aws:secretsmanager:eu-west-1:1:secret:x", "-----BEGIN CERTIFICATE-----", "sha256:" + "0" * 64],
    )  # fmt: skip
    def test_no_credential(self, value):
        assert judge(value) is Verdict.NONE

    @pytest.mark.parametrize("value", ["changeme", "Admin", "password", "fake_password", "123456", "'root'"])
    def test_trivial(self, value):
        assert judge(value) is Verdict.TRIVIAL

    @pytest.mark.parametrize("value", ["kT9vQ2mX4pLs", "correct horse battery", "hunter2!"])
    def test_secret(self, value):
        assert judge(value) is Verdict.SECRET

    @pytest.mark.parametrize(
        "value",
        [
            "https://example.org",
            "postgres://user@db/x",
            "postgres://u:$(PW)@db/x",
            "http://[::1]:80",
            "a:b@c",
            "Server=x;Pwd=",
        ],
    )
    def test_no_login(self, value):
        assert login_in(value) is None

    @pytest.mark.parametrize(
        "value", ["amqp://u:kT9vQ2mX@mq:5672", "redis://:kT9vQ2mX@r:1", "Server=db;Password=kT9vQ2mX;"]
    )
    def test_login(self, value):
        assert login_in(value) == "kT9vQ2mX"


SHAPES = [
    ("AWS access key id", "AK" + "IA" + text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
    ("GitHub token", "gh" + "p_" + text(36)),
    ("GitHub token", "github" + "_pat_" + text(82)),
    ("GitLab token", "glp" + "at-" + text(20)),
    ("Slack token", "xo" + "xb-" + text(11, string.digits) + "-" + text(24)),
    ("Google API key", "AI" + "za" + text(35)),
    ("Stripe key", "sk" + "_live_" + text(24)),
    ("npm token", "np" + "m_" + text(36)),
    ("SendGrid key", "S" + "G." + text(22) + "." + text(43)),
    ("JSON Web Token", "ey" + "J" + text(30) + ".ey" + "J" + text(40) + "." + text(43)),
    ("private key", "-----BEGIN RSA PRIV" + "ATE KEY-----\n" + text(64) + "\n"),
    ("Docker registry login", '{"auth"' + ': "' + text(24) + '"}'),
]


class TestShape:
    @pytest.mark.parametrize(
        "value",
        [
            "",
            "AKIA",
            "AK" + "IAIOSFODNN7EXAMPLE",
            "ghp_short",
            "-----BEGIN PRIVATE KEY-----\n...\n",
            "sk_live_",
            "eyJ.eyJ.x",
            "glossary-entry",
        ],
    )
    def test_none(self, value):
        assert shape_of(value) == ""

    @pytest.mark.parametrize(("what", "value"), SHAPES)
    def test_found_alone_and_inside_of_text(self, what, value):
        assert shape_of(value) == what
        (match,) = find_shapes(f"before {value} after")
        assert match.what == what

    @pytest.mark.parametrize(
        "bit", ["ey", "ey-", "gl", "AKIA", "https://a:", "sig=&sv=", "-----BEGIN ", "A", " PRIVATE KEY"]
    )
    def test_hostile_text_is_read_in_time_linear_in_its_length(self, bit):
        """Ten times the text takes about ten times the steps; a pattern that backtracks would never end here."""
        assert shape_of(bit * 50_000) == ""


def test_settings_in_text():
    found = settings_in(
        '# password=a\ndb.password = b\nuser: \'c\' # d\n<pw>e</pw>\nif (token = f()) {\n"key": "g",\nexport X=h\n'
    )
    assert [(s.name, s.value, s.line) for s in found] == [
        ("db.password", "b", 1), ("user", "c", 2), ("pw", "e", 3), ("key", "g", 5), ("X", "h", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("image: nginx:1.27", "image: nginx:1.27"),
        ("password: ${PASSWORD}", "password: ${PASSWORD}"),
        ("password: kT9vQ2mX4pLs", "password: ************"),
        ("  - {name: DB_PASSWORD, value: kT9vQ2mX}", "  - {name: DB_PASSWORD, value: ********}"),
        ("url: postgres://u:kT9vQ2mX@db/x", "url: postgres://u:********@db/x"),
        ('"apiKey": "kT9vQ2mX",', '"apiKey": "********",'),
    ],
)
def test_mask_text(line, masked):
    assert mask_text(line) == masked


def test_sensitive_nodes(workspace):
    found = workspace("""
apiVersion: v1
kind: Secret
data: {a: eA==}
stringData: {b: ""}
---
apiVersion: v1
kind: Pod
metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}"}}
spec:
  containers:
    - name: web
      args: ["--listen=:80", --token, kT9vQ2mX]
      env: [{name: PASSWORD, value: kT9vQ2mX}, {name: LOG, value: info}]
---
apiVersion: example.org/v1
kind: Thing
spec: {nested: [{clientSecret: kT9vQ2mX}]}
""").objects
    assert [sorted({format_path(p) for p in sensitive_nodes(o)}) for o in found] == [
        ["data.a", "stringData.b"],
        [
            'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]',
            "spec.containers[0].args[2]",
            "spec.containers[0].env[0].value",
        ],
        ["spec.nested[0].clientSecret"],
    ]
