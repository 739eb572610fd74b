"""The experiments by the rules they are about: the folders below evidence/ that have an experiment.py."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from evidence.common.experiment import Experiment

ROOT = Path(__file__).resolve().parent.parent


def experiments() -> dict[str, Experiment]:
    """Every experiment by its rule."""
    names = sorted(path.parent.name for path in ROOT.glob("*/experiment.py") if path.parent.name != "common")
    found = [import_module(f"evidence.{name}.experiment").EXPERIMENT for name in names]
    return {experiment.rule: experiment for experiment in found}


def folder(rule: str) -> Path:
    """Where the experiment of a rule stands."""
    return ROOT / rule.replace("-", "_")
