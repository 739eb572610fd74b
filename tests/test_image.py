"""The file that holds all compiled modules: it is used, kept current, and never in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.projects import LITERAL, make

SRC = Path(__file__).resolve().parent.parent / "src" / "nextlint"
RUN = "import sys; from nextlint.cli import run; sys.argv = ['nextlint', *sys.argv[1:]]; run()"
LOADERS = """
import sys
from nextlint import image
used = image.use()
from nextlint.cli import main
main(["-q"])
own = [module for name, module in sys.modules.items() if name.startswith("nextlint.") and module is not image]
print(sum(type(one.__loader__) is image.Image for one in own), len(own), used is not None and used.is_stale)
"""


class Copy:
    """An installation of nextlint of its own, and a project to lint with it."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "lib" / "nextlint"
        shutil.copytree(SRC, self.package, ignore=shutil.ignore_patterns("__pycache__"))
        self.project = make(folder / "shop", "13.4.4", config=LITERAL, lockfile=True)

    @property
    def image(self) -> Path:
        return self.package / "__pycache__" / f"imageplace.{sys.implementation.cache_tag}.pyc"

    def run(self, script: str = RUN, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=self.project,
            env={**kept, "PYTHONPATH": str(self.package.parent), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def from_image(self) -> tuple[int, int, bool]:
        """How many modules of a run come out of the image, how many there are, and whether the image is stale."""
        *_, line = self.run(LOADERS, PYTHONDONTWRITEBYTECODE="1").stdout.splitlines()
        used, all_, is_stale = line.split()
        return int(used), int(all_), is_stale == "True"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_the_second_run_imports_out_of_the_image_and_says_the_same(copy: Copy) -> None:
    first = copy.run()
    assert copy.image.exists()
    used, all_, is_stale = copy.from_image()
    assert used > 60
    assert all_ - used <= 2  # the command itself, which was imported to ask for the image
    assert not is_stale
    before = copy.image.stat()
    second = copy.run()
    assert (second.returncode, second.stdout, second.stderr) == (first.returncode, first.stdout, first.stderr)
    assert first.returncode == 1
    assert "render-workers" in first.stdout
    assert copy.image.stat().st_mtime_ns == before.st_mtime_ns


def test_modules_that_a_later_run_needs_are_added(copy: Copy) -> None:
    copy.run(RUN, "--version")
    small = copy.image.stat().st_size
    copy.run()
    assert copy.image.stat().st_size > small
    copy.run()
    assert copy.from_image()[2] is False


def test_a_source_that_changed_is_what_runs(copy: Copy) -> None:
    copy.run()
    module = copy.package / "output" / "summary.py"
    module.write_text(module.read_text().replace("Checked", "Looked at"))
    assert "Looked at 1 project" in copy.run().stderr + copy.run().stdout
    assert copy.from_image()[2] is False


def test_a_failure_shows_the_source(copy: Copy) -> None:
    copy.run()
    module = copy.package / "linter.py"
    module.write_text(
        module.read_text().replace("def plan(request: Request) -> Plan:", "def plan(request):\n    1 / 0")
    )
    copy.run()
    done = copy.run(RUN, "-v")
    assert done.returncode == 2
    assert f'File "{module}"' in done.stderr
    assert "1 / 0" in done.stderr


def test_the_image_of_another_version_is_not_used(copy: Copy) -> None:
    copy.run()
    other = copy.image.read_bytes()
    version = copy.package / "_version.py"
    version.write_text(version.read_text().replace("0.1.0", "9.9.9"))
    assert copy.run(RUN, "--version").stdout == "nextlint 9.9.9\n"
    assert copy.image.read_bytes() != other
    copy.image.write_bytes(other)
    assert copy.run(RUN, "--version").stdout == "nextlint 9.9.9\n"


@pytest.mark.parametrize("length", [0, 5, 12, 19, 20, 21, 500, 20_000, 200_000, -1])
def test_an_image_that_was_cut_is_not_in_the_way(copy: Copy, length: int) -> None:
    expected = copy.run()
    copy.image.write_bytes(copy.image.read_bytes()[:length])
    done = copy.run()
    assert (done.returncode, done.stdout, done.stderr) == (expected.returncode, expected.stdout, expected.stderr)


def test_what_python_compiled_in_its_place_is_replaced(copy: Copy) -> None:
    script = f"import compileall; compileall.compile_dir({str(copy.package)!r}, quiet=1)"
    subprocess.run([sys.executable, "-c", script], check=True)
    compiled = copy.image.read_bytes()
    assert copy.run().returncode == 1
    assert len(copy.image.read_bytes()) > 100 * len(compiled)


@pytest.mark.parametrize(
    "environment", [{"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONPYCACHEPREFIX": "/nowhere"}], ids=["none", "elsewhere"]
)
def test_no_image_where_python_is_not_to_write_there(copy: Copy, environment: dict[str, str]) -> None:
    assert copy.run(RUN, **environment).returncode == 1
    assert not copy.image.exists()


def test_no_image_where_it_cannot_be_written(copy: Copy) -> None:
    copy.image.mkdir(parents=True)
    done = copy.run()
    assert (done.returncode, done.stderr) == (1, "")
    assert copy.image.is_dir()
    assert [path.name for path in copy.image.parent.iterdir() if path.name.endswith(".new")] == []


def test_nothing_is_gathered_where_it_cannot_be_written(copy: Copy) -> None:
    """A folder that cannot be written would cost every run what only the first may cost."""
    script = (
        "import os\nfrom nextlint import image\n"
        "def refused(*_): raise PermissionError\n"
        "def gathered(): raise SystemExit('gathered')\n"
        "os.open, image._contents = refused, gathered\n"
        "image.keep(None)\nprint('done')"
    )
    assert copy.run(script).stdout == "done\n"


def test_one_process_writes_and_what_a_killed_one_left_is_removed(copy: Copy) -> None:
    copy.image.parent.mkdir()
    left = copy.image.with_name(copy.image.name + ".new")
    left.write_bytes(b"half")
    copy.run()
    assert left.exists()
    assert not copy.image.exists()
    os.utime(left, (0, 0))
    copy.run()
    copy.run()
    assert not left.exists()
    assert copy.image.exists()


def test_modules_judged_by_their_hash_are_left_to_python(copy: Copy) -> None:
    script = (
        "import compileall, py_compile; compileall.compile_dir("
        f"{str(copy.package)!r}, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    before = copy.image.read_bytes()
    assert copy.run().returncode == 1
    assert copy.image.read_bytes() == before


def test_the_module_whose_place_it_has_is_never_imported(copy: Copy) -> None:
    done = copy.run("import sys; from nextlint.cli import main; main([]); print('nextlint.imageplace' in sys.modules)")
    assert done.stdout.endswith("False\n")
