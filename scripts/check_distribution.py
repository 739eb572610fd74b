"""Check a built wheel and sdist: pure Python, with what nextlint needs to run and nothing else.

python scripts/check_distribution.py dist/nextlint-*.whl dist/nextlint-*.tar.gz
"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INFO = frozenset({"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"})
SDIST = frozenset(
    {
        *("src", "tests", "examples", "docs", "scripts", "evidence", "benchmarks", ".ci", "action.yml", "PKG-INFO"),
        *(".pre-commit-hooks.yaml", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", ".gitignore"),
        *("CONTRIBUTING.md", "SECURITY.md", ".github", "requirements"),
    }
)


def wheel_problems(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as wheel:
        names = {name for name in wheel.namelist() if not name.endswith("/")}
        tags = [wheel.read(name).decode() for name in names if name.endswith(".dist-info/WHEEL")]
    source = ROOT / "src"
    expected = {
        file.relative_to(source).as_posix()
        for file in (source / "nextlint").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    info = {name for name in names if ".dist-info/" in name}
    is_pure = path.name.endswith("-py3-none-any.whl") and any("Root-Is-Purelib: true" in text for text in tags)
    problems = [] if is_pure else [f"{path.name} is not a pure wheel"]
    problems += [f"the wheel holds {name}" for name in sorted(info) if name.split("/", 1)[1] not in INFO]
    problems += [f"the wheel lacks {name}" for name in sorted(expected - names)]
    problems += [f"the wheel holds {name}" for name in sorted(names - expected - info)]
    if not any(name.endswith("LICENSE") for name in info):
        problems.append("the wheel lacks the licence")
    return problems


def sdist_problems(path: Path) -> list[str]:
    with tarfile.open(path) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    needed = [
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "src/nextlint/__init__.py",
        "tests/test_hooks.py",
    ]
    problems = [f"the sdist lacks {name}" for name in needed if name not in names]
    made = ("__pycache__", ".egg-info", ".venv")
    extra = {name for name in names if name.partition("/")[0] not in {"", *SDIST} or any(one in name for one in made)}
    return problems + [f"the sdist holds {name}" for name in sorted(extra)]


def main(paths: list[str]) -> int:
    problems = []
    for path in map(Path, paths):
        problems += wheel_problems(path) if path.suffix == ".whl" else sdist_problems(path)
    for problem in problems:
        print(problem)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
