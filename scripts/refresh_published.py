"""Refresh the list of published Next versions that ships with nextlint.

python scripts/refresh_published.py           ask the registry through npm, and write the list
python scripts/refresh_published.py --check   only check the list that is there (no network)
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "nextlint" / "release" / "data" / "next.json"
sys.path.insert(0, str(ROOT / "src"))


def ask() -> dict[str, object]:
    """Every published version of next and its dist-tags, as the registry that npm is set up for knows them."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on PATH")
    command = [npm, "view", "next", "versions", "dist-tags", "--json"]
    answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return {
        "package": "next",
        "refreshed": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "dist-tags": answer["dist-tags"],
        "versions": answer["versions"],
    }


def problems(data: dict[str, object]) -> list[str]:
    """What is wrong with a list; empty when it can ship."""
    from nextlint.release.versions import is_exact, precedence

    versions, tags = data.get("versions"), data.get("dist-tags")
    if not isinstance(versions, list) or not isinstance(tags, dict):
        return ["versions or dist-tags are missing"]
    found = [f"{version!r} is not a version" for version in versions if not is_exact(version)]
    if not found and versions != sorted(versions, key=precedence):
        found.append("the versions are not in order")
    if len(set(versions)) != len(versions):
        found.append("a version stands twice")
    found += [f"the tag {tag} points to {to}, which is not listed" for tag, to in tags.items() if to not in versions]
    if "latest" not in tags:
        found.append("the tag latest is missing")
    try:
        datetime.strptime(str(data.get("refreshed")), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        found.append("the time of the refresh is missing")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Refresh the list of published Next versions.")
    parser.add_argument("--check", action="store_true", help="check the list that is there, ask nobody")
    if parser.parse_args().check:
        data = json.loads(DATA.read_text("utf-8"))
    else:
        from nextlint.release.versions import precedence

        data = ask()
        data["versions"] = sorted(data["versions"], key=precedence)  # type: ignore[call-overload]  # checked below
    if found := problems(data):
        print("\n".join(found), file=sys.stderr)
        return 1
    if not parser.parse_args().check:
        DATA.write_text(json.dumps(data, indent=0) + "\n", "utf-8")
    print(f"{len(data['versions'])} versions, latest {data['dist-tags']['latest']}, as of {data['refreshed']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
