"""A rule as text: for `kubelint explain`, for SARIF help, for the pages of the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from kubelint.model.rule import Example, RuleSpec

_PEERS = {
    "kube-linter": "kube-linter",
    "kube-score": "kube-score",
    "kics": "KICS",
    "trivy": "Trivy",
    "checkov": "Checkov",
}


def markdown(spec: RuleSpec) -> str:
    """The whole rule in Markdown, without a heading of its own."""
    return "\n\n".join(_sections(spec)) + "\n"


def _sections(spec: RuleSpec) -> Iterator[str]:
    yield f"**{spec.summary}.** Severity {spec.severity}, confidence {spec.confidence}."
    yield spec.why.strip()
    yield f"**Remedy**\n\n{spec.remedy.strip()}"
    if spec.bad:
        yield f"**Reported**\n\n{_fenced(spec.bad[0])}"
    if spec.good:
        yield f"**Not reported**\n\n{_fenced(spec.good[0])}"
    if spec.parameters:
        rows = [f"- `{p.name}` (default `{p.default}`): {p.description.strip()}" for p in spec.parameters]
        yield "**Parameters**\n\n" + "\n".join(rows)
    if spec.aliases:
        rows = [f"- {_PEERS.get(peer, peer)}: {', '.join(ids)}" for peer, ids in spec.aliases.items()]
        yield "**What others call it**\n\n" + "\n".join(rows)
    if spec.peer_differences:
        yield spec.peer_differences.strip()
    if spec.references:
        yield "**See**\n\n" + "\n".join(f"- <{url}>" for url in spec.references)


def _fenced(example: Example) -> str:
    note = f"{example.note.strip()}\n\n" if example.note else ""
    return f"{note}```yaml\n{example.manifest.rstrip()}\n```"


def plain_text(spec: RuleSpec, *, color: bool = False) -> str:
    """The rule for a terminal."""
    bold = (lambda t: f"\033[1m{t}\033[0m") if color else (lambda t: t)
    out = [f"{bold(spec.id)}  {spec.severity}, confidence {spec.confidence}", f"{spec.summary}.", ""]
    out += [spec.why.strip(), "", bold("Remedy"), spec.remedy.strip()]
    profiles = [*spec.profiles, *(f"pss-{level}" for level in spec.pod_security), "all"]
    out += ["", f"{bold('Profiles')}  {', '.join(profiles)}"]
    for title, examples in (("Reported", spec.bad), ("Not reported", spec.good)):
        for example in examples[:1]:
            note = f": {example.note}" if example.note else ""
            out += ["", bold(title) + note, *(f"    {line}" for line in example.manifest.rstrip().split("\n"))]
            out += [f"    at {path}" for path in example.findings]
    if spec.parameters:
        out += ["", bold("Parameters")]
        out += [f"    {p.name} (default {p.default}): {p.description.strip()}" for p in spec.parameters]
    if spec.aliases:
        out += ["", bold("Other linters")]
        out += [f"    {peer}: {', '.join(ids)}" for peer, ids in spec.aliases.items()]
    if spec.peer_differences:
        out += ["", spec.peer_differences.strip()]
    if spec.references:
        out += ["", bold("See"), *(f"    {url}" for url in spec.references)]
    return "\n".join(out) + "\n"
