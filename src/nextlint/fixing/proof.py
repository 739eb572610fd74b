"""Proving the fixes that rules offer: each stands with its edits, or its finding says why there is none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.fixing.edit import Refusal, remove_option, rename_option, set_option
from nextlint.model.fixes import EditText, Fix, Move, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.config.model import Config
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Finding
    from nextlint.model.project import Project


def prove(
    findings: Iterable[Finding],
    project: Project,
    config: Config,
    next_version: str | None,
    reader: Reader,
) -> list[Finding]:
    """The findings, each with its fix proven (``edits`` filled in), or without it and with the reason."""
    proven = []
    for finding in findings:
        if finding.fix is not None:
            answer = _prove(finding.fix, project, config, next_version, reader)
            if isinstance(answer, Refusal):
                finding = finding._replace(fix=None, no_fix=answer.reason, snippet=answer.snippet)
            else:
                is_own = all(one.path.startswith(project.root + os.sep) for one in answer.edits)
                finding = finding._replace(fix=answer._replace(safe=answer.safe and is_own))
        proven.append(finding)
    return proven


def _prove(fix: Fix, project: Project, config: Config, next_version: str | None, reader: Reader) -> Fix | Refusal:
    if len(fix.operations) != 1:
        return Refusal("it takes several operations")
    operation = fix.operations[0]
    if isinstance(operation, EditText):
        source = reader.source_or_none(operation.path)
        if source is None:
            return Refusal("the file cannot be read")
        edits = tuple(one._replace(span=source.span(one.start, one.end)) for one in operation.edits)
        return fix._replace(edits=edits)
    if isinstance(operation, Set):
        answer = set_option(project, config, operation.path, operation.value, next_version=next_version, reader=reader)
    elif isinstance(operation, Remove):
        answer = remove_option(project, config, operation.path, next_version=next_version, reader=reader)
    elif isinstance(operation, Move) and operation.translate is None and _is_rename(operation):
        name = operation.new_path.rpartition(".")[2]
        answer = rename_option(project, config, operation.path, name, next_version=next_version, reader=reader)
    else:
        return Refusal(f"{type(operation).__name__} cannot be proven")
    if isinstance(answer, Refusal):
        return answer
    title = answer.title if config.kind == "none" else fix.title
    return fix._replace(title=title, safe=fix.safe and answer.safe, edits=answer.edits)


def _is_rename(operation: Move) -> bool:
    return operation.path.rpartition(".")[0] == operation.new_path.rpartition(".")[0]
