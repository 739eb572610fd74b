"""Published versions of Next, packed by npm and unpacked as far as reading a config needs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

FIRST = (12, 0, 0)
# large files that no option depends on
UNNEEDED = re.compile(
    r"\.map$|\.md$|^dist/(esm|client|docs|next-devtools)/|^dist/server/app-render/|capsize-font-metrics"
    r"|^dist/compiled/(next-server|react[^/]*|amphtml-validator|next-devtools|@vercel|@next|@ampproject|terser"
    r"|crypto-browserify|postcss[^/]*|cssnano[^/]*|[^/]*babel[^/]*|[^/]*edge-runtime[^/]*)/"
)
# the loader's dependencies; 12.x and 13.x need another @swc/helpers than later versions
HELPERS = {
    "@next/env": "15.5.29",
    "@swc/helpers": "0.5.15",
    "swc-helpers-0.4": "npm:@swc/helpers@0.4.14",
    "@types/node": "20.14.0",
    "@types/react": "18.3.3",
    "react": "17.0.2",  # 12.1.0 fails with a newer one and no experimental options
    "react-dom": "17.0.2",
    "typescript": "5.9.3",
}


def key(version: str) -> tuple[int, ...]:
    """Return a stable version as numbers."""
    return tuple(map(int, version.split(".")))


def published() -> list[str]:
    """Return every stable version in the registry from 12.0.0 on, in order."""
    answer = json.loads(npm("view", "next", "versions", "--json"))
    stable = [one for one in answer if re.fullmatch(r"\d+\.\d+\.\d+", one)]
    return sorted((one for one in stable if key(one) >= FIRST), key=key)


def helpers(folder: Path) -> None:
    """Install what the scripts need besides the packages, once."""
    if (folder / "node_modules" / "typescript").is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {"name": "packs", "private": True, "dependencies": HELPERS}
    (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n")
    npm("install", "--no-audit", "--no-fund", "--loglevel=error", folder=folder)


def unpacked(version: str, folder: Path) -> Path:
    """Return the folder of next ``version`` below ``folder``; pack and unpack it if necessary.

    It is made beside its place and renamed, so that several processes can ask for it at the same time.
    """
    made = folder / f"next-{version}"
    inside = Path("node_modules", "next")
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as beside:
            npm("pack", f"next@{version}", "--silent", "--pack-destination", beside)
            (tarball,) = Path(beside).glob("*.tgz")
            _extract(tarball, Path(beside, "made") / inside)
            try:
                Path(beside, "made").rename(made)
            except OSError:
                if not made.exists():  # otherwise another process was first
                    raise
    return made / inside


def _extract(tarball: Path, target: Path) -> None:
    target.mkdir(parents=True)
    with tarfile.open(tarball) as archive:
        for member in archive:
            inner = member.name.partition("/")[2]
            if member.isfile() and not UNNEEDED.search(inner):
                member.name = inner
                archive.extract(member, target, filter="data")


def npm(*arguments: str, folder: Path | None = None) -> str:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on PATH")
    command = [npm, *arguments]
    return subprocess.run(command, check=True, cwd=folder, stdout=subprocess.PIPE, text=True).stdout
