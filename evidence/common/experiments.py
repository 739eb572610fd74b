"""The experiments by rule: the folders in evidence/ with an experiment.py."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from evidence.common.experiment import Experiment

ROOT = Path(__file__).resolve().parent.parent


def experiments() -> dict[str, Experiment]:
    """Return every experiment by its rule."""
    names = sorted(path.parent.name for path in ROOT.glob("*/experiment.py") if path.parent.name != "common")
    found = [import_module(f"evidence.{name}.experiment").EXPERIMENT for name in names]
    return {experiment.rule: experiment for experiment in found}


def folder(rule: str) -> Path:
    """Return the folder of a rule's experiment."""
    return ROOT / rule.replace("-", "_")
