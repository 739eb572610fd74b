"""The same samples through the command: ``nextlint --inspect --output-format json``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import nextlint

from .projects import MORE, SAMPLES
from .test_samples import NOT_EXACT, cases

Projects = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    """Every project of every sample, by its folder, as one run of the command prints them."""
    root = tmp_path_factory.mktemp("inspected")
    for samples in (SAMPLES, MORE):
        shutil.copytree(samples, root / samples.name)
    source = str(Path(nextlint.__file__).parent.parent)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": source, "HOME": str(root)}
    command = [sys.executable, "-m", "nextlint", "--inspect", "--output-format", "json", "."]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return {project["root"]: project for project in json.loads(done.stdout)["projects"]}


@pytest.mark.parametrize(("root", "sample", "folder", "right"), cases())
def test_sample(root: Path, sample: str, folder: str, right: list[str] | None, inspected: Projects) -> None:
    project = inspected.get(os.path.normpath(f"{root.name}/{sample}/{folder}"))
    if project is None:
        assert right is None
        assert folder == "."  # a workspace root that names no next is no project
        return
    if right is None or right[0] != "next":
        assert project["release"] is None
        assert project["releaseProblem"]
        return
    release = project["release"]
    assert release["version"] == right[1]
    assert release["span"]["path"] == release["source"]
    assert release["exact"] == (sample not in NOT_EXACT)
