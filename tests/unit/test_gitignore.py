"""Patterns in gitignore syntax: what they leave alone, what they choose, and that git says the same."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time

import pytest

from kubelint.gitignore import Patterns, parse_pattern


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("", "a"),
        ("# a", "# a"),
        ("a", "ab"),
        ("a", "b/ab"),
        ("/a", "b/a"),
        ("b/a", "c/b/a"),
        ("a/", "a"),  # a file of that name
        ("a/**", "a"),
        ("a*c", "a/c"),
        ("a?c", "a/c"),
        ("a[!b]c", "a/c"),
        ("[!a]", "a"),
        ("a/*/c", "a/b/b/c"),
        ("**/a/b", "a/c/b"),
        ("a\\", "a\\"),  # a backslash with nothing behind it
        ("[a", "[a"),
        ("[[:nonsense:]]", "n"),
        ("\\!a", "a"),
        ("a", "A"),
    ],
)
def test_leaves_alone(pattern: str, path: str) -> None:
    assert not Patterns([pattern]).choose(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a", "a"),
        ("a", "b/c/a"),
        ("a", "a/b"),
        ("a/", "a/b"),
        ("a/", "c/a/b"),
        ("/a", "a"),
        ("b/a", "b/a"),
        ("*.yaml", "x/.hidden.yaml"),
        ("a*c*e", "abcde"),
        ("a?c", "abc"),
        ("[a-c]x", "bx"),
        ("[]a]", "]"),
        ("[^a]", "b"),
        ("[[:digit:]-]x", "-x"),
        ("[\\]]", "]"),
        ("**/a", "a"),
        ("**/a", "b/c/a"),
        ("a/**", "a/b/c"),
        ("a/**/d", "a/d"),
        ("a/**/d", "a/b/c/d"),
        ("a/**/c/**/e*", "a/b/c/d/ef"),
        ("\\#a", "#a"),
        ("\\!a", "!a"),
        ("a\\*", "a*"),
        ("a\\ ", "a "),
        ("a  ", "a"),
        ("a\r\n", "a"),
    ],
)
def test_chooses(pattern: str, path: str) -> None:
    assert Patterns([pattern]).choose(path)


def test_the_last_line_decides() -> None:
    assert Patterns(["*.yaml", "!keep.yaml"]).decide("keep.yaml", is_folder=False) is False
    assert Patterns(["!keep.yaml", "*.yaml"]).decide("keep.yaml", is_folder=False) is True
    assert Patterns(["*.yaml"]).decide("keep.txt", is_folder=False) is None


def test_nothing_is_taken_back_from_a_chosen_folder() -> None:
    patterns = Patterns(["build/", "!build/keep.yaml"])
    assert patterns.choose("build/keep.yaml")


@pytest.mark.parametrize("line", ["", "   ", "#", "/", "!", "x" * 5000])
def test_lines_without_a_pattern(line: str) -> None:
    assert parse_pattern(line) is None
    assert not Patterns([line])


@pytest.mark.parametrize("count", [5, 40])
def test_takes_linear_time_for_hostile_patterns(count: int) -> None:
    patterns = Patterns(["*a" * count + "*b", "/".join(["**/*a*"] * count) + "/b", "x/" + "a*" * count + "b"])
    names = ["a" * 250, "a/" * 1500 + "c", "x/" + "a" * 4000]
    start = time.perf_counter()
    assert not any(patterns.decide(name, is_folder=False) for name in names)
    assert time.perf_counter() - start < 2  # hours without atomic groups


ATOMS = ["a", "b", "*", "**/", "/**", "/", "?", "[ab]", "[!a]", "[b-a]", "[[:alpha:]]", "\\a", "!", "#", " ", "-", "ab"]
NAMES = ["a", "b", "ab", "ba", "aab", "a b", "*", "-", "!a", "#a", "a "]


@pytest.mark.skipif(shutil.which("git") is None, reason="compares with git")
def test_agrees_with_git(tmp_path) -> None:
    rng = random.Random(0)
    paths = sorted({"/".join(rng.choice(NAMES) for _ in range(rng.randint(1, 4))) for _ in range(120)})
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for _ in range(60):
        lines = [_random_line(rng), _random_line(rng)]
        (tmp_path / ".gitignore").write_text("\n".join(lines))
        patterns = Patterns(lines)
        assert {path for path in paths if patterns.choose(path)} == _ignored_by_git(tmp_path, paths), lines


def _random_line(rng: random.Random) -> str:
    line = "".join(rng.choice(ATOMS) for _ in range(rng.randint(1, 5)))
    # git takes "a**/b" for "a" and "**/b", against its own documentation
    return re.sub(r"(?<=[^/])\*\*+", "*", line)


def _ignored_by_git(folder, paths: list[str]) -> set[str]:
    command = ["git", "-C", folder, "check-ignore", "--no-index", "--stdin", "-z"]
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(command, input="\0".join(paths), capture_output=True, text=True, check=False, env=env)
    assert done.returncode in {0, 1}, done.stderr
    return set(done.stdout.split("\0")[:-1])
