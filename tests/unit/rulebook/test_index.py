from __future__ import annotations

import json
import os

import pytest

import kubelint.rulebook.index as index_module
from kubelint.errors import RuleFileError, UsageError
from kubelint.rulebook.index import compile_index, folder_index


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """The folders that have been compiled, one entry each time."""
    calls: list[str] = []

    def count(folder: str) -> bytes:
        calls.append(folder)
        return compile_index(folder)

    monkeypatch.setattr(index_module, "compile_index", count)
    return calls


def test_index_is_compiled_once(write_rule, tmp_path, compiled):
    write_rule()
    folder = str(tmp_path / "rules")
    first, second = folder_index(folder), folder_index(folder)
    assert compiled == [folder]
    assert first.light == second.light
    assert first.text("own-rule") == second.text("own-rule")
    assert first.text("own-rule")["file"] == "own/own-rule.yaml"


def test_linted_tree_is_left_alone(write_rule, tmp_path, cache):
    write_rule()
    before = sorted(tmp_path.rglob("*"))
    folder_index(str(tmp_path / "rules"))
    assert sorted(tmp_path.rglob("*")) == before
    assert len(list(cache.iterdir())) == 1


def test_cache_has_one_file_a_folder_however_often_that_changes(write_rule, tmp_path, cache):
    for severity in ("high", "low", "medium"):
        write_rule(severity=severity)
        assert folder_index(str(tmp_path / "rules")).light["own-rule"]["severity"] == severity
    assert len(list(cache.iterdir())) == 1


def test_change_of_size_or_time_is_noticed(write_rule, tmp_path):
    path = write_rule(summary="Aaa")
    folder_index(str(tmp_path / "rules"))
    before = path.stat()
    path.write_text(path.read_text().replace("Aaa", "Bbb"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
    assert folder_index(str(tmp_path / "rules")).light["own-rule"]["summary"] == "Bbb"


def test_move_to_another_topic_is_noticed(write_rule, tmp_path):
    path = write_rule()
    folder_index(str(tmp_path / "rules"))
    path.parent.rename(tmp_path / "rules" / "moved")
    assert folder_index(str(tmp_path / "rules")).light["own-rule"]["topic"] == "moved"


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: data[:-1], lambda data: data[:200], lambda data: data.replace(b"high", b"info"), lambda data: b"\xff" * 9],
)  # fmt: skip
def test_broken_cache_is_no_cache(write_rule, tmp_path, cache, compiled, spoil):
    write_rule()
    folder = str(tmp_path / "rules")
    folder_index(folder)
    (file,) = cache.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert folder_index(folder).light["own-rule"]["severity"] == "high"
    assert folder_index(folder).text("own-rule")["remedy"] == "Remove it."
    assert len(compiled) == 2


def test_cache_that_cannot_be_written_costs_time_only(write_rule, tmp_path, cache, compiled):
    write_rule()
    cache.write_text("a file where the folder should be")
    for _ in range(2):
        assert "own-rule" in folder_index(str(tmp_path / "rules")).light
    assert len(compiled) == 2


def test_index_is_two_lines_of_json(write_rule, tmp_path):
    write_rule(summary="Grüße", why="a\nb\u2028c" * 10)
    light, texts = compile_index(str(tmp_path / "rules")).split(b"\n")
    assert json.loads(light)["own-rule"]["summary"] == "Grüße"
    assert "why" not in json.loads(light)["own-rule"]
    assert "b\u2028c" in json.loads(texts)["own-rule"]["why"]


def test_same_rule_in_two_topics_is_a_mistake(write_rule, tmp_path):
    write_rule(topic="a")
    second = write_rule(topic="b")
    with pytest.raises(RuleFileError, match=r"another rule own-rule: a/own-rule\.yaml") as caught:
        folder_index(str(tmp_path / "rules"))
    assert caught.value.path == str(second)


def test_folder_without_rules_is_a_mistake(tmp_path, cache):
    with pytest.raises(UsageError, match="no rule file in"):
        folder_index(str(tmp_path))
    with pytest.raises(UsageError, match="no folder"):
        folder_index(str(tmp_path / "nothing"))
    assert not cache.exists()
