"""A progress bar on standard error, shown after one second and removed at the end."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0  # seconds


class Bar:
    """Called with the number of finished projects and the total."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._drawn: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._drawn is None and monotonic() - self._start < PATIENCE:
            return
        progress, task = self._drawn = self._drawn or _draw(total)
        progress.update(task, completed=done)

    def close(self) -> None:
        if self._drawn is not None:
            self._drawn[0].stop()


def _draw(total: int) -> tuple[Progress, TaskID]:
    # here, because only runs that take longer than a second on a terminal need rich
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Linting"), BarColumn(), MofNCompleteColumn(), TextColumn("projects"))
    progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    progress.start()
    return progress, progress.add_task("", total=total)
