"""Refresh the list of published Next versions that ships with nextlint.

python scripts/refresh_published.py           query the registry through npm, and write the list
python scripts/refresh_published.py --check   only check the present list (no network)
python scripts/refresh_published.py --new     exit with 1 if there are releases that the list lacks; write nothing
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "nextlint" / "release" / "data" / "next.json"
sys.path.insert(0, str(ROOT / "src"))


def asked() -> dict[str, Any]:
    """Return all published versions of next, in order, and its dist-tags, from npm's registry."""
    from nextlint.release.versions import precedence

    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on PATH")
    command = [npm, "view", "next", "versions", "dist-tags", "--json"]
    answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return {
        "package": "next",
        "refreshed": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "dist-tags": answer["dist-tags"],
        "versions": sorted(answer["versions"], key=precedence),
    }


def problems(data: dict[str, object]) -> list[str]:
    """Return what is wrong with a list; empty if it can ship."""
    from nextlint.release.versions import is_exact, precedence

    versions, tags = data.get("versions"), data.get("dist-tags")
    if not isinstance(versions, list) or not isinstance(tags, dict):
        return ["versions or dist-tags are missing"]
    found = [f"{version!r} is not a version" for version in versions if not is_exact(version)]
    if not found and versions != sorted(versions, key=precedence):
        found.append("the versions are not in order")
    if len(set(versions)) != len(versions):
        found.append("a version is listed twice")
    found += [f"the tag {tag} points to {to}, which is not listed" for tag, to in tags.items() if to not in versions]
    if "latest" not in tags:
        found.append("the tag latest is missing")
    try:
        datetime.strptime(str(data.get("refreshed")), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        found.append("the time of the refresh is missing")
    return found


def unknown_releases(published: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the releases, without prereleases, that a list lacks."""
    from nextlint.release.versions import is_prerelease

    return [version for version in published if version not in known and not is_prerelease(version)]


def main() -> int:
    parser = argparse.ArgumentParser(description="Refresh the list of published Next versions.")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--check", action="store_true", help="only check the present list")
    way.add_argument("--new", action="store_true", help="write nothing; exit with 1 if the list lacks a release")
    args = parser.parse_args()
    listed = json.loads(DATA.read_text("utf-8"))
    data = listed if args.check else asked()
    if found := problems(data):
        print("\n".join(found), file=sys.stderr)
        return 1
    if args.new and (new := unknown_releases(data["versions"], listed["versions"])):
        print(f'The list does not have {", ".join(new)}: docs/advisories.md, "Adding a row".', file=sys.stderr)
        return 1
    if not (args.check or args.new):
        DATA.write_text(json.dumps(data, indent=0) + "\n", "utf-8")
    print(f"{len(data['versions'])} versions, latest {data['dist-tags']['latest']}, as of {data['refreshed']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
