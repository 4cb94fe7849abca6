"""The table of custom resources, and the tool that makes it."""

from __future__ import annotations

import importlib.util
import json

import pytest

from kubelint.assets import asset
from kubelint.kube.node import parse_pattern

ROWS = """group,kind,path,holds,origin
,Pod,.spec,PodSpec,built-in
b.example,Two,.spec.image,image,CRD
b.example,Two,.spec.workers[*],Container part,CRD
b.example,Two,.spec.pod,pod fields,CRD
rabbitmq.com,RabbitmqCluster,.spec.override.statefulSet.spec.template.spec,PodSpec,CRD
a.example,One,.spec.template.spec,PodSpec,CRD
a.example,One,.spec.jobs.*.template.spec,PodSpec part,CRD
a.example,One,.spec.template.spec,PodSpec,CRD
"""


@pytest.fixture
def tool(root):
    spec = importlib.util.spec_from_file_location("import_pod_templates", root / "tools" / "import_pod_templates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "kinds.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_table(tool, source):
    kinds = json.loads(tool.table(source))["kinds"]
    assert kinds | {"b.example/Two": 0, "a.example/One": 0, "rabbitmq.com/RabbitmqCluster": 0} == {
        **{f"{group}/{kind}": [[path, holds]] for group, kind, path, holds in tool.MORE},
        **dict.fromkeys(("b.example/Two", "a.example/One", "rabbitmq.com/RabbitmqCluster"), 0),
    }
    assert kinds["a.example/One"] == [["spec.jobs.*.template.spec", "part"], ["spec.template.spec", "pod"]]
    assert kinds["b.example/Two"] == [["spec.pod", "fields"], ["spec.workers[*]", "container"]]
    assert kinds["rabbitmq.com/RabbitmqCluster"] == [["spec.override.statefulSet.spec.template.spec", "part"]]


def test_the_order_of_rows_makes_no_difference(tool, source, tmp_path):
    header, *rows = ROWS.splitlines()
    other = tmp_path / "other.csv"
    other.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    assert tool.table(other) == tool.table(source)


def test_check_says_whether_the_file_is_up_to_date(tool, source, tmp_path, capsys):
    target = tmp_path / "pod-templates.json"
    arguments = [str(source), "--target", str(target)]
    assert tool.main(arguments) == 0
    assert tool.main([*arguments, "--check"]) == 0
    target.write_text("{}", encoding="utf-8")
    assert tool.main([*arguments, "--check"]) == 1
    assert target.read_text(encoding="utf-8") == "{}"
    assert "run this without --check" in capsys.readouterr().err


def test_every_row_that_ships_can_be_used(tool):
    with open(asset("schemas", "pod-templates.json"), encoding="utf-8") as file:
        kinds = json.load(file)["kinds"]
    assert len(kinds) > 100
    for kind, places in kinds.items():
        assert kind.count("/") == 1
        assert places == sorted(places)
        for path, holds in places:
            assert holds in tool.HOLDS.values()
            assert parse_pattern(path)
