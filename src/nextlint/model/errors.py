"""The one exception that the public functions raise."""

from __future__ import annotations


class NextlintError(Exception):
    """The job could not be done: unknown rule, invalid settings, missing path, crash.

    ``path`` (absolute) and ``line`` (1-based) say where, if known. ``project`` is the root folder of the project in
    which nextlint itself failed; the original exception is the ``__cause__``.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, project: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.project = project

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message
