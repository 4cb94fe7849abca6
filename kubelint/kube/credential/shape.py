"""Credentials that can be told by their shape alone, whatever their name.

Prefixes and lengths are those that the services publish or that public rule sets of secret scanners agree on. Every
pattern is bounded and begins with literal text, so that a search takes time linear in the text; it is tried only where
that literal occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_B = r"(?<![A-Za-z0-9_])"  # nothing of the kind before
_E = r"(?![A-Za-z0-9_])"  # nor behind


class Shape(NamedTuple):
    """What it is, in words; the literals of which one has to occur; and the pattern."""

    what: str
    literals: tuple[str, ...]
    pattern: str


class ShapeMatch(NamedTuple):
    """A credential in a text."""

    what: str
    start: int
    end: int


_SHAPES = (
    Shape("AWS access key id", ("AKIA", "ASIA", "ABIA", "ACCA"), _B + r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}" + _E),
    Shape("AWS Bedrock key", ("ABSK",), _B + r"ABSK[A-Za-z0-9+/]{109,269}={0,2}"),
    Shape("Google API key", ("AIza",), _B + r"AIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])"),
    Shape("Google OAuth client secret", ("GOCSPX-",), _B + r"GOCSPX-[0-9A-Za-z_-]{28}(?![0-9A-Za-z_-])"),
    Shape("Azure storage key", ("AccountKey=", "accountkey="), r"[Aa]ccount[Kk]ey=[A-Za-z0-9+/]{86}=="),
    Shape("Azure client secret", ("Q~",),
          r"(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w~.-])"),
    Shape("Azure shared access signature", ("sig=",),
          r"[?&]sv=\d{4}-\d{2}-\d{2}&[^\s\"']{0,500}sig=[A-Za-z0-9%/+]{43,200}"),
    Shape("GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), _B + r"gh[pousr]_[0-9A-Za-z]{36}" + _E),
    Shape("GitHub token", ("github_pat_",), _B + r"github_pat_\w{82}" + _E),
    Shape("GitLab token", ("gl",), _B + r"gl(?:pat|dt|rt|ft|cbt|soat|imt|ffct)-[0-9A-Za-z_.-]{20,300}"),
    Shape("GitLab token", ("glptt-", "glagent-", "gloas-"), _B + r"gl(?:ptt|agent|oas)-[0-9A-Za-z_-]{40,64}"),
    Shape("GitLab runner token", ("GR1348941",), _B + r"GR1348941[\w-]{20}"),
    Shape("Slack token", ("xox",), _B + r"xox[bpeos]-\d{1,13}-[A-Za-z0-9-]{10,200}"),
    Shape("Slack token", ("xapp-",), _B + r"xapp-\d-[A-Z0-9]{1,50}-\d{1,20}-[a-z0-9]{1,100}"),
    Shape("Slack webhook", ("hooks.slack.com/",),
          r"hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56}"),
    Shape("Discord webhook", ("/api/webhooks/",), r"discord(?:app)?\.com/api/webhooks/\d{17,20}/[\w-]{60,200}"),
    Shape("Teams webhook", (".webhook.office.com/",), r"\.webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/"),
    Shape("Stripe key", ("sk_", "rk_"), _B + r"[sr]k_(?:live|prod|test)_[A-Za-z0-9]{10,99}" + _E),
    Shape("JSON Web Token", ("ey",), r"(?<![\w-])ey[\w-]{17,4000}\.ey[\w/\\-]{17,8000}\.[\w/\\-]{10,2000}={0,2}"),
    Shape("npm token", ("npm_",), _B + r"npm_[A-Za-z0-9]{36}" + _E),
    Shape("PyPI token", ("pypi-",), r"pypi-AgEIcHlwaS5vcmc[\w-]{50,500}"),
    Shape("RubyGems token", ("rubygems_",), _B + r"rubygems_[0-9a-f]{48}"),
    Shape("Docker Hub token", ("dckr_",), _B + r"dckr_[po]at_[A-Za-z0-9_-]{27,32}"),
    Shape("Vault token", ("hvs.", "hvb."), _B + r"hv[sb]\.[\w-]{90,300}"),
    Shape("OpenAI key", ("T3BlbkFJ",), _B + r"sk-(?:proj-|svcacct-|admin-)?[\w-]{20,200}?T3BlbkFJ[\w-]{20,200}"),
    Shape("Anthropic key", ("sk-ant-",), _B + r"sk-ant-(?:api03|admin01)-[\w-]{93}AA"),
    Shape("Hugging Face token", ("hf_",), _B + r"hf_[A-Za-z]{34}" + _E),
    Shape("Grafana token", ("glsa_",), _B + r"glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}"),
    Shape("Grafana token", ("glc_",), _B + r"glc_[A-Za-z0-9+/]{32,400}={0,2}"),
    Shape("SendGrid key", ("SG.",), _B + r"SG\.[\w-]{22}\.[\w-]{43}(?![\w-])"),
    Shape("DigitalOcean token", ("_v1_",), _B + r"do[opr]_v1_[0-9a-f]{64}"),
    Shape("Databricks token", ("dapi",), _B + r"dapi[0-9a-f]{32}(?:-\d)?"),
    Shape("Doppler token", ("dp.",), _B + r"dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9.]{40,100}"),
    Shape("Terraform token", (".atlasv1.",), _B + r"[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}"),
    Shape("Shopify token", ("shp",), _B + r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    Shape("Sentry token", ("sntry",), _B + r"sntry[su]_[\w+/=]{60,300}"),
    Shape("New Relic key", ("NRAK-",), _B + r"NRAK-[A-Z0-9]{27}"),
    Shape("Linear key", ("lin_api_",), _B + r"lin_api_[A-Za-z0-9]{40}"),
    Shape("OpenShift token", ("sha256~",), _B + r"sha256~[\w-]{43}(?![\w-])"),
    Shape("1Password token", ("ops_ey",), _B + r"ops_eyJ[A-Za-z0-9+/]{250,3000}={0,3}"),
    Shape("age key", ("AGE-SECRET-KEY-1",), r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    Shape("Artifactory key", ("AKCp", "cmVmd"), _B + r"(?:AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59})" + _E),
    Shape("Atlassian token", ("ATATT3",), r"ATATT3[\w=-]{186}"),
    Shape("Dynatrace token", ("dt0c01.",), r"dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    Shape("Alibaba access key id", ("LTAI",), _B + r"LTAI[A-Za-z0-9]{12,20}" + _E),
    Shape("Telegram bot token", (":AA",), _B + r"\d{8,10}:AA[\w-]{33}(?![\w-])"),
    Shape("private key", ("PRIVATE KEY",),
          r"-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY(?: BLOCK)?-----\s{0,20}"
          r"(?:[\w-]+: [^\n]{0,200}\n\s{0,20}){0,5}[A-Za-z0-9+/=\s\\n]{64}"),
    Shape("private key in base64", ("LS0tLS1CRUdJTi",),
          r"LS0tLS1CRUdJTi(?:B|BSU0EgU|BFQyB|BPUEVOU1NIIF|BEU0Eg)[A-Za-z0-9+/]{0,60}?"
          r"(?:UFJJVkFURSBLRVk|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW)"),
    Shape("Google service account key", ('"private_key"',),
          r'"private_key"\s{0,9}:\s{0,9}"-----BEGIN PRIVATE KEY-----'),
    Shape("Docker registry login", ('"auth"',), r'"auth"\s{0,9}:\s{0,9}"[A-Za-z0-9+/]{8,500}={0,2}"'),
)  # fmt: skip

_DOCUMENTATION = ("EXAMPLE", "wJalrXUtnFEMI")


def find_shapes(text: str) -> Iterator[ShapeMatch]:
    """The credentials in `text` that their shape gives away. Samples of documentation are none."""
    for shape in _SHAPES:
        if any(literal in text for literal in shape.literals):
            for match in _compiled(shape.pattern).finditer(text):
                if not any(sample in match.group() for sample in _DOCUMENTATION):
                    yield ShapeMatch(shape.what, match.start(), match.end())


def shape_of(text: str) -> str:
    """What the first credential in `text` is, in words; empty if there is none."""
    return next((match.what for match in find_shapes(text)), "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
