"""python -m evidence.wrappers: installs the packages, calls them, and writes the results. See README.md."""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from evidence.wrappers import results, table
from evidence.wrappers.catalog import SUBJECTS, Subject
from evidence.wrappers.install import BASES, InstallError, base
from evidence.wrappers.measure import Measured, measure

RESULTS = Path(__file__).with_name("results.json")


def main(argv: Sequence[str] | None = None) -> int:
    args = _parser().parse_args(argv)
    os.nice(10)
    if args.table_only:
        table.write(results.read(args.results))
        return 0
    chosen = [subject for subject in SUBJECTS if not args.packages or subject.package in args.packages]
    unknown = set(args.packages) - {subject.package for subject in chosen}
    if unknown:
        print(f"not in the catalogue: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for major in BASES:
        base(major, args.workdir)
    groups = [list(group) for _, group in itertools.groupby(chosen, key=lambda subject: subject.package)]
    with ThreadPoolExecutor(args.jobs) as pool:
        for rows in pool.map(lambda group: _measured(group, args), groups):
            old = results.read(args.results) if args.results.exists() else ()
            results.write(results.merge(old, rows), args.results)
    if args.results == RESULTS:
        table.write(results.read(RESULTS))
    return 0


def _measured(subjects: list[Subject], args: argparse.Namespace) -> list[Measured]:
    """Measure all subjects of a package, one after the other, because they share its folders."""
    try:
        return [row for subject in subjects for row in measure(subject, args.workdir, bisect=args.bisect)]
    except InstallError as error:
        print(f"{subjects[0].package}: {error}", file=sys.stderr)
        return []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence.wrappers", description=__doc__)
    add = parser.add_argument
    add("packages", nargs="*", metavar="PACKAGE", help="names of packages (default: the whole catalogue)")
    add("--workdir", type=Path, required=True, metavar="DIR", help="where to install; kept for the next run")
    add("--results", type=Path, default=RESULTS, metavar="FILE", help="add the results to this file")
    add("--jobs", type=int, default=2, metavar="N", help="packages at a time")
    add("--no-bisect", dest="bisect", action="store_false", help="only the last version of each range")
    add("--table-only", action="store_true", help="write the table from the results, without running anything")
    return parser


if __name__ == "__main__":
    sys.exit(main())
