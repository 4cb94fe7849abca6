"""Containers and the settings that hold for them."""

from __future__ import annotations

import pytest

from kubelint.kube.container import Origin, Role


def containers(workspace, spec: str):
    (pod,) = workspace(f"apiVersion: v1\nkind: Pod\nspec:\n{spec}").objects[0].pods
    return pod.containers


def test_roles(workspace):
    found = containers(
        workspace,
        """
  ephemeralContainers: [{name: debug, restartPolicy: Always}]
  containers: [{name: main, restartPolicy: Always}]
  initContainers: [{name: init}, {name: proxy, restartPolicy: Always}, {}, {name: once, restartPolicy: Never}]
""",
    )
    assert [(c.name, c.role, c.path) for c in found] == [
        ("init", Role.INIT, ("spec", "initContainers", 0)),
        ("proxy", Role.SIDECAR, ("spec", "initContainers", 1)),
        ("#2", Role.INIT, ("spec", "initContainers", 2)),
        ("once", Role.INIT, ("spec", "initContainers", 3)),
        ("main", Role.MAIN, ("spec", "containers", 0)),
        ("debug", Role.EPHEMERAL, ("spec", "ephemeralContainers", 0)),
    ]


SPEC = """
  securityContext:
    runAsUser: 1
    runAsGroup: 2
    fsGroup: 3
    privileged: true
    seLinuxOptions: {level: x, role: r}
    windowsOptions: {runAsUserName: z}
  containers:
    - name: a
      securityContext: {runAsUser: 0, runAsGroup: null, seLinuxOptions: {level: w}, windowsOptions: {hostProcess: true}}
    - name: b
      securityContext: [hostile]
"""


@pytest.mark.parametrize(
    ("index", "steps", "value", "origin"),
    [
        (0, ("runAsUser",), 0, Origin.CONTAINER),
        (1, ("runAsUser",), 1, Origin.POD),
        (0, ("runAsGroup",), 2, Origin.POD),  # null is absent
        (0, ("fsGroup",), None, Origin.DEFAULT),  # a field of pods only
        (0, ("privileged",), None, Origin.DEFAULT),  # a field of containers only
        (0, ("runAsNonRoot",), None, Origin.DEFAULT),
        (0, ("seLinuxOptions", "level"), "w", Origin.CONTAINER),
        (0, ("seLinuxOptions", "role"), None, Origin.DEFAULT),  # replaced as a whole
        (1, ("seLinuxOptions", "role"), "r", Origin.POD),
        (0, ("windowsOptions", "hostProcess"), True, Origin.CONTAINER),
        (0, ("windowsOptions", "runAsUserName"), "z", Origin.POD),  # merged member by member
    ],
)
def test_effective(workspace, index, steps, value, origin):
    container = containers(workspace, SPEC)[index]
    home = ("spec",) if origin is Origin.POD else ("spec", "containers", index)
    assert container.effective("securityContext", *steps) == (value, (*home, "securityContext", *steps), origin)


def test_only_the_security_context_is_inherited(workspace):
    (container,) = containers(workspace, "  image: a\n  resources: {limits: {cpu: 1}}\n  containers: [{name: a}]")
    assert container.effective("image").origin is Origin.DEFAULT
    assert container.effective("resources", "limits").value is None
    assert container.effective("securityContext").value is None
