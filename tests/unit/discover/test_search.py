"""Which files are found below the paths that a user names, and which are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kubelint.discover import EXCLUDED, Input, InputKind, discover
from kubelint.errors import UsageError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project that is the working directory."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def grow(folder: Path, *names: str, text: str = "a: 1\n") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def names(*paths: str, **options: object) -> list[str]:
    """The names of the files that are to be read."""
    return [item.name for item in discover(paths, **options) if item.kind is InputKind.MANIFEST]


def others(*paths: str, **options: object) -> list[tuple[str, InputKind, str]]:
    """What is found and not to be read."""
    found = discover(paths, **options)
    return [(item.name, item.kind, item.reason) for item in found if item.kind is not InputKind.MANIFEST]


class TestFolders:
    def test_other_files_are_no_manifests(self, tree: Path) -> None:
        grow(tree, "a.txt", "b.yaml.tpl", "yaml", ".yaml.swp", "d.toml")
        assert list(discover(["."])) == []

    def test_folders_of_version_control_are_not_entered(self, tree: Path) -> None:
        grow(tree, ".git/a.yaml", ".hg/a.yaml", ".svn/a.yaml", "sub/.git/a.yaml")
        assert list(discover(["."])) == []

    def test_pipes_are_not_opened(self, tree: Path) -> None:
        os.mkfifo(tree / "a.yaml")
        assert list(discover(["."])) == []

    def test_files_come_in_order_of_names_before_folders(self, tree: Path) -> None:
        grow(tree, "b/z.yaml", "b/c/x.yaml", "c.yml", "a.JSON", "d/.hidden.yaml", "overlay/Kustomization")
        assert names(".") == ["a.JSON", "c.yml", "b/z.yaml", "b/c/x.yaml", "d/.hidden.yaml", "overlay/Kustomization"]

    def test_names_begin_as_the_user_wrote_the_folder(self, tree: Path) -> None:
        grow(tree, "b/a.yaml")
        assert names("b/") == names("./b") == names(".//b/") == ["b/a.yaml"]
        assert names(str(tree)) == [f"{tree}/b/a.yaml"]
        assert names("../project/b") == ["../project/b/a.yaml"]

    def test_paths_can_be_opened(self, tree: Path) -> None:
        grow(tree, "b/a.yaml", "c.yaml")
        assert [Path(item.path).read_text() for item in discover([".", "b", str(tree)])] == ["a: 1\n"] * 2

    def test_a_folder_that_cannot_be_listed_is_reported_and_the_next_one_read(
        self, tree: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        grow(tree, "a/a.yaml", "b/b.yaml")
        scandir = os.scandir

        def denied(path: str) -> object:
            if path.endswith("/a/"):
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", denied)
        assert names(".") == ["b/b.yaml"]
        assert others(".") == [("a/", InputKind.UNREADABLE, "cannot be listed: Permission denied")]

    def test_a_deep_tree_is_walked(self, tree: Path) -> None:
        folders = ["d/" * depth for depth in range(1, 1101)]  # deeper than Python recurses
        for folder in folders:
            Path(folder).mkdir()
        grow(tree, folders[-1] + "a.yaml")
        assert names(".") == [folders[-1] + "a.yaml"]
        Path(folders[-1] + "a.yaml").unlink()  # what cleans up behind the tests does recurse
        for folder in reversed(folders):
            Path(folder).rmdir()

    @pytest.mark.skipif(os.sep != "/", reason="names of bytes")
    def test_a_name_that_is_no_text_is_shown_with_escapes(self, tree: Path) -> None:
        Path(os.fsdecode(os.fsencode(tree) + b"/a\xff.yaml")).touch()
        (found,) = discover(["."])
        assert found.name == "a\\udcff.yaml"
        assert Path(found.path).exists()


class TestNamedFiles:
    def test_a_missing_path_is_bad_use_before_anything_is_found(self, tree: Path) -> None:
        grow(tree, "a.yaml")
        with pytest.raises(UsageError, match=r"'nowhere/b\.yaml'"):
            discover(["a.yaml", "nowhere/b.yaml"])

    @pytest.mark.parametrize("path", ["", "a\0b", "a\udcff"])
    def test_what_cannot_be_a_path_is_bad_use(self, path: str) -> None:
        with pytest.raises(UsageError):
            discover([path])

    def test_any_name_is_taken_in_the_order_given(self, tree: Path) -> None:
        grow(tree, "b.txt", "a")
        assert names("./b.txt", "a") == ["b.txt", "a"]

    def test_each_file_is_found_once(self, tree: Path) -> None:
        grow(tree, "b/a.yaml", "b/b.yaml")
        assert names("b/b.yaml", "./b/b.yaml", "b", ".", str(tree / "b")) == ["b/b.yaml", "b/a.yaml"]

    def test_a_pipe_is_taken(self, tree: Path) -> None:
        os.mkfifo(tree / "a.yaml")
        assert names("a.yaml") == ["a.yaml"]

    @pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no process substitution")
    def test_process_substitution_is_taken(self, tree: Path) -> None:
        source, sink = os.pipe()
        try:
            assert names(f"/dev/fd/{source}") == [f"/dev/fd/{source}"]
        finally:
            os.close(source)
            os.close(sink)


class TestLinks:
    def test_links_that_leave_the_folder_are_not_followed(self, tree: Path) -> None:
        grow(tree.parent, "outside/secret.yaml", "project/a.yaml", "project-too/b.yaml")
        (tree / "link.yaml").symlink_to("../outside/secret.yaml")
        (tree / "folder").symlink_to("../outside")
        (tree / "near").symlink_to("../project-too")
        reason = "symbolic link that leaves the folder"
        assert names(".") == ["a.yaml"]
        assert others(".") == [(name, InputKind.SKIPPED, reason) for name in ("folder", "link.yaml", "near")]

    def test_other_links_that_leave_the_folder_are_silent(self, tree: Path) -> None:
        grow(tree.parent, "outside.txt")
        (tree / "notes.txt").symlink_to("../outside.txt")
        (tree / "gone.txt").symlink_to("nowhere")
        assert list(discover(["."])) == []

    def test_links_to_folders_make_no_loops_and_no_doubles(self, tree: Path) -> None:
        grow(tree, "a/a.yaml")
        (tree / "a/up").symlink_to("..")
        (tree / "b").symlink_to("a")
        assert [item.name for item in discover(["."])] == ["a/a.yaml"]

    def test_a_file_shows_under_its_own_name(self, tree: Path) -> None:
        grow(tree, "b.yaml")
        (tree / "a.yaml").symlink_to("b.yaml")
        (tree / "c.yaml").symlink_to("a.yaml")
        assert [item.name for item in discover(["."])] == ["b.yaml"]

    def test_a_file_of_another_name_is_read_once_through_its_first_link(self, tree: Path) -> None:
        grow(tree, "data.txt")
        (tree / "b.yaml").symlink_to("data.txt")
        (tree / "c.yaml").symlink_to("data.txt")
        assert [item.name for item in discover(["."])] == ["b.yaml"]

    def test_a_link_to_nothing_is_told(self, tree: Path) -> None:
        (tree / "b.yaml").symlink_to("gone.yaml")
        (tree / "c.yaml").symlink_to("c.yaml")
        reason = "symbolic link that leads nowhere"
        assert others(".") == [(name, InputKind.SKIPPED, reason) for name in ("b.yaml", "c.yaml")]

    def test_a_named_link_out_of_the_project_is_not_followed(self, tree: Path) -> None:
        grow(tree.parent, "outside/a.yaml")
        (tree / "a.yaml").symlink_to("../outside/a.yaml")
        (tree / "b").symlink_to("../outside")
        reason = "symbolic link that leaves the project"
        assert others("a.yaml", "b", "b/", root=".") == [
            ("a.yaml", InputKind.SKIPPED, reason), ("b", InputKind.SKIPPED, reason), ("b/", InputKind.SKIPPED, reason),
        ]  # fmt: skip

    def test_a_named_link_within_the_project_is_followed(self, tree: Path) -> None:
        grow(tree, "real/a.yaml")
        (tree / "b").symlink_to("real")
        (tree / "c.yaml").symlink_to("real/a.yaml")
        assert names("b") == ["b/a.yaml"]
        assert names("c.yaml") == ["c.yaml"]

    def test_a_link_outside_of_the_project_is_followed(self, tree: Path) -> None:
        grow(tree.parent, "outside/a.yaml")
        (tree.parent / "b.yaml").symlink_to("outside/a.yaml")
        assert names("../b.yaml") == ["../b.yaml"]


class TestExclude:
    def test_patterns_are_relative_to_the_root(self, tree: Path) -> None:
        grow(tree, "a/b/c.yaml", "b/c.yaml")
        assert names("a", exclude=["/b"], root=".") == ["a/b/c.yaml"]
        assert names("a", exclude=["/b"], root="a") == []
        assert names(".", exclude=["/b"], root="a") == ["a/b/c.yaml", "b/c.yaml"][1:]

    def test_what_lies_outside_of_the_root_is_not_excluded(self, tree: Path) -> None:
        grow(tree, "a/c.yaml", "ab/c.yaml")
        assert names("ab", exclude=["*.yaml"], root="a") == ["ab/c.yaml"]

    def test_excluded_files_in_folders_are_silent(self, tree: Path) -> None:
        grow(tree, "a.yaml", "vendor/b.yaml", "c/gen.yaml", "c/keep.gen.yaml")
        options = {"exclude": ["vendor/", "*gen.yaml", "!keep.gen.yaml"]}
        assert [item.name for item in discover(["."], **options)] == ["a.yaml", "c/keep.gen.yaml"]

    def test_exclusion_wins_over_naming_and_is_told(self, tree: Path) -> None:
        grow(tree, "a.yaml", "vendor/b.yaml", "vendor/c/d.yaml")
        paths = ["a.yaml", "vendor/b.yaml", "vendor/c", str(tree / "vendor")]
        assert names(*paths, exclude=["vendor/"]) == ["a.yaml"]
        assert others(*paths, exclude=["vendor/"]) == [(p, InputKind.SKIPPED, EXCLUDED) for p in paths[1:]]


class TestGitignore:
    @pytest.fixture(autouse=True)
    def repository(self, tree: Path) -> None:
        (tree / ".git").mkdir()

    def test_ignored_files_are_not_found(self, tree: Path) -> None:
        grow(tree, "a.yaml", "build/b.yaml", "sub/build/b.yaml", "tmp.yaml", "sub/tmp.yaml")
        grow(tree, ".gitignore", text="build/\n/tmp.yaml\n")
        assert names(".") == ["a.yaml", "sub/tmp.yaml"]
        assert names("sub") == ["sub/tmp.yaml"]

    def test_a_deeper_file_has_the_last_word(self, tree: Path) -> None:
        grow(tree, "a/x.yaml", "a/y.yaml", "b/y.yaml", "b/c/y.yaml")
        grow(tree, ".gitignore", text="x.yaml\n/b/c/y.yaml\n")
        grow(tree, "a/.gitignore", text="\ufeff!x.yaml\r\n/y.yaml\r\n")
        assert names(".") == ["a/x.yaml", "b/y.yaml"]

    def test_named_files_are_taken_all_the_same(self, tree: Path) -> None:
        grow(tree, "a.yaml")
        grow(tree, ".gitignore", text="*\n")
        assert names("a.yaml") == ["a.yaml"]

    def test_a_named_folder_is_walked_even_if_git_ignores_it(self, tree: Path) -> None:
        grow(tree, "build/a.yaml", "build/sub/b.yaml", "build/sub/c.yaml")
        grow(tree, ".gitignore", text="build/\n")
        grow(tree, "build/sub/.gitignore", text="b.yaml\n")
        assert names("build") == ["build/a.yaml", "build/sub/c.yaml"]
        assert names("build/sub") == ["build/sub/c.yaml"]

    def test_it_can_be_switched_off(self, tree: Path) -> None:
        grow(tree, "a.yaml")
        grow(tree, ".gitignore", text="*\n")
        assert names(".", reads_gitignore=False) == ["a.yaml"]

    def test_an_inner_repository_stands_for_itself(self, tree: Path) -> None:
        grow(tree, "inner/a.yaml", "inner/b.yaml")
        grow(tree, "inner/.git", text="gitdir: elsewhere\n")
        grow(tree, ".gitignore", text="a.yaml\n")
        grow(tree, "inner/.gitignore", text="b.yaml\n")
        assert names(".") == names("inner") == ["inner/a.yaml"]

    def test_links_are_ignored_too(self, tree: Path) -> None:
        (tree / "bazel-out").symlink_to("/")
        grow(tree, ".gitignore", text="bazel-*\n")
        assert list(discover(["."])) == []

    def test_a_link_is_no_gitignore(self, tree: Path) -> None:
        grow(tree, "a/a.yaml")
        grow(tree, "patterns", text="*\n")
        (tree / ".gitignore").symlink_to("patterns")
        assert names(".") == names("a") == ["a/a.yaml"]

    def test_a_huge_one_is_read_in_part(self, tree: Path) -> None:
        grow(tree, "a.yaml", "b.yaml", "z.yaml")
        grow(tree, ".gitignore", text="a.yaml\n" + "nothing\n" * (1 << 15) + "b.yaml\n")
        assert names(".") == ["b.yaml", "z.yaml"]


def test_outside_of_a_work_tree_gitignore_means_nothing(tree: Path) -> None:
    grow(tree, "a.yaml")
    grow(tree, ".gitignore", text="*\n")
    assert names(".") == ["a.yaml"]


class TestCharts:
    def test_folders_of_other_projects_may_be_called_templates(self, tree: Path) -> None:
        grow(tree, "templates/a.yaml", "values.yaml", "sub/Chart.yaml.txt")
        assert names(".") == ["values.yaml", "templates/a.yaml"]

    def test_crds_of_a_chart_are_manifests(self, tree: Path) -> None:
        grow(tree, "web/Chart.yaml", "web/crds/a.yaml", "web/other.yaml")
        assert names(".") == ["web/other.yaml", "web/crds/a.yaml"]

    def test_templates_and_values_are_known(self, tree: Path) -> None:
        grow(tree, "web/Chart.yaml", "web/values.yaml", "web/values-prod.yaml", "web/templates/sub/a.yaml")
        grow(tree, "web/charts/db/Chart.yaml", "web/charts/db/templates/b.yaml", "web/charts/db/ci/values.yaml")
        assert names("web") == ["web/charts/db/ci/values.yaml"]
        expected = [
            Input("web/Chart.yaml", "web/Chart.yaml", InputKind.CHART_FILE),
            Input("web/values-prod.yaml", "web/values-prod.yaml", InputKind.CHART_FILE),
            Input("web/values.yaml", "web/values.yaml", InputKind.CHART_FILE),
            Input("web/charts/db/Chart.yaml", "web/charts/db/Chart.yaml", InputKind.CHART_FILE),
            Input("web/charts/db/templates/b.yaml", "web/charts/db/templates/b.yaml", InputKind.CHART_TEMPLATE),
            Input("web/templates/sub/a.yaml", "web/templates/sub/a.yaml", InputKind.CHART_TEMPLATE),
        ]
        assert [item for item in discover(["web"]) if item.kind is not InputKind.MANIFEST] == expected

    def test_naming_the_file_or_folder_makes_no_difference(self, tree: Path) -> None:
        grow(tree, "web/Chart.yaml", "web/templates/sub/a.yaml")
        expected = [("web/templates/sub/a.yaml", InputKind.CHART_TEMPLATE, "")]
        assert others("web/templates/sub") == others("web/templates/sub/a.yaml") == expected
