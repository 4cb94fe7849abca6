from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kubelint.cache import cache_folder, recall, remember

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="environment of POSIX systems")


def test_what_was_never_stored_is_not_there(cache):
    assert recall("name") is None
    assert not cache.exists()


def test_what_was_stored_comes_back(cache):
    remember("name", b"one")
    remember("name", b"two")
    assert recall("name") == b"two"
    assert [p.name for p in cache.iterdir()] == ["name"]


def test_cache_that_cannot_be_written_is_no_cache(cache):
    cache.parent.joinpath("kubelint").write_text("a file where the folder should be")
    remember("name", b"data")
    assert recall("name") is None


def test_failed_write_leaves_nothing_behind(cache, monkeypatch):
    def fail(*_):
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    remember("name", b"data")
    assert list(cache.iterdir()) == []


@posix_only
@pytest.mark.parametrize("base", ["relative", ""])
def test_relative_base_is_not_taken(monkeypatch, tmp_path, base):
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Path(cache_folder()).is_relative_to(tmp_path)


@posix_only
def test_nothing_lands_in_the_working_directory_of_a_user_without_home(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as for a user id without an entry
    monkeypatch.chdir(tmp_path)
    assert cache_folder() is None
    remember("name", b"data")
    assert recall("name") is None
    assert list(tmp_path.iterdir()) == []
