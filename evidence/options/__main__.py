"""Refreshes the table of options from the published packages of Next.

python -m evidence.options                  read the versions that were not read yet, and write facts and table
python -m evidence.options --again          read every version again
python -m evidence.options --again V ...    read these versions again
python -m evidence.options --compare [V ...] only compare nextlint with the loaders of these versions, or of all
python -m evidence.options --check          only compare the table with the facts (no network, no Node)

Packages are kept in ``--packs`` or $NEXTLINT_PACKS. It fails, and writes nothing, at a message that ``messages.py``
does not classify, at an option that Next's helpers say is gone and that has no advice, and where something reads an
option that ``advice.py`` says nothing reads. It writes, and fails, where the loader of a version that was read says
something else of the configs in ``configs.py`` than nextlint does with the new table.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.options import derive, explained, oracle, packs, table
from evidence.options.derive import ReadAfterAllError, UnadvisedError
from evidence.options.facts import Facts
from evidence.options.messages import UnclassifiedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.options.facts import Fact

HERE = Path(__file__).resolve().parent
FACTS = HERE / "facts.txt"
TABLE = HERE.parents[1] / "src" / "nextlint" / "options" / "table.txt"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    folder = os.environ.get("NEXTLINT_PACKS", Path(tempfile.gettempdir()) / "nextlint-packs")
    parser.add_argument("--packs", type=Path, default=Path(folder), help="where packages are kept")
    parser.add_argument("--again", nargs="*", metavar="V", help="read these versions again, or every version")
    parser.add_argument(
        "--compare", nargs="*", metavar="V", help="only compare with the loaders of these versions, or all"
    )
    parser.add_argument("--check", action="store_true", help="compare the table with the facts, read nothing")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args(argv)
    if arguments.check:
        return (
            0
            if TABLE.read_text("utf-8") == text(Facts.load(FACTS))
            else _complain("table.txt is not what the facts say")
        )
    facts = Facts.load(FACTS)
    if arguments.compare is not None:
        return _compared(arguments.compare or facts.versions, arguments.packs, arguments.jobs)
    known, again = packs.published(), arguments.again
    new = [one for one in known if one not in facts.versions or (again is not None and (one in again or not again))]
    try:
        refreshed(facts, new, arguments.packs, arguments.jobs)
    except UnclassifiedError as message:
        return _complain(f"nobody has read this message yet; add a row to messages.py: {message}")
    except UnadvisedError as message:
        return _complain(f"Next says that this is gone, and not what to do; add a row to advice.py: {message}")
    except ReadAfterAllError as message:
        return _complain(f"advice.py says that nothing reads this, and something does: {message}")
    facts.save(FACTS)
    TABLE.write_text(text(facts), "utf-8")
    print(f"{len(facts.versions)} versions, {facts.versions[0]} to {facts.versions[-1]}")
    return _compared(new, arguments.packs, arguments.jobs)


def refreshed(facts: Facts, new: list[str], folder: Path, jobs: int) -> None:
    """Read versions into the facts; probe the effects of all versions again if names are new."""
    packs.helpers(folder)
    known = derive.old_names(facts), _names(facts)
    with ThreadPoolExecutor(jobs) as pool:
        for version, found in zip(new, pool.map(lambda one: list(_declared(one, folder)), new), strict=True):
            facts.forget(version)
            facts.add(version, found)
            print(version, file=sys.stderr)
        again = facts.versions if (derive.old_names(facts), _names(facts)) != known else new
        if again == facts.versions:
            facts.drop("effect")
            facts.drop("unread")
        names, cases = _names(facts), derive.cases(facts)
        probed = pool.map(lambda one: list(_probed(one, folder, cases, names)), again)
        for version, found in zip(again, probed, strict=True):
            facts.add(version, found)


def _compared(versions: list[str], folder: Path, jobs: int) -> int:
    """Compare the table with the loaders of some versions; return 1 for one that explained.json lacks."""

    def found(version: str) -> list[str]:
        with tempfile.TemporaryDirectory() as place:
            differences = oracle.differences(packs.unpacked(version, folder), version, Path(place))
            return list(explained.complaints(version, differences))

    code = 0
    packs.helpers(folder)
    with ThreadPoolExecutor(jobs) as pool:
        for version, complaints in zip(versions, pool.map(found, versions), strict=True):
            print(f"{version} compared", file=sys.stderr)
            for said in complaints:
                code = _complain(f"{version} is judged otherwise: {said}")
    return code


def _declared(version: str, folder: Path) -> Iterator[Fact]:
    pack = packs.unpacked(version, folder)
    derive.idle(pack, version)
    return derive.declared(pack)


def _probed(version: str, folder: Path, cases: list[dict[str, Any]], names: list[str]) -> Iterator[Fact]:
    pack = packs.unpacked(version, folder)
    yield from derive.effects(pack, cases)
    yield from derive.unread(pack, names)


def _names(facts: Facts) -> list[str]:
    """Return the last name of every option of some version."""
    return sorted({path.rpartition(".")[2] for path, *_ in facts.of("option")} - {"*"})


def text(facts: Facts) -> str:
    """The table."""
    return "\n".join(["", *table.lines(facts), ""])


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
