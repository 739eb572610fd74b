"""The compiled modules of nextlint in one file, so that a start opens one file and not one for each module.

Finding, opening and checking a module's ``.pyc`` takes Python longer than running it does, and a start needs about a
hundred. The first run of the command writes what these files hold into one that lies beside them, in the package's own
``__pycache__``; later runs read the modules that they need out of that. A module whose source has changed since (by
time and size, as Python itself judges) is imported as ever, and the file is written anew at the end of that run. Where
Python may not write byte code, or the folder cannot be written, there is no such file and nothing else is different.

The file has the place of the byte code of :mod:`nextlint.imageplace`, a module that is never imported: so it is removed
with nextlint, and a new installation writes over it.
"""

from __future__ import annotations

import os
import sys
from marshal import dumps, loads
from time import time

from nextlint._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

    Entry = tuple[str, int, int, int, int]  # the source in the package, its mtime in ns and size; offset and length

PACKAGE = __name__.partition(".")[0]
FOLDER = os.path.dirname(__file__)
CACHE = os.path.join(FOLDER, "__pycache__")
SUFFIX = f".{sys.implementation.cache_tag}{f'.opt-{sys.flags.optimize}' if sys.flags.optimize else ''}"
PLACE = "imageplace.py"
FILE = os.path.join(CACHE, PLACE.removesuffix(".py") + SUFFIX + ".pyc")
PYC: bytes = sys.modules["_frozen_importlib_external"].MAGIC_NUMBER  # as in importlib.util, which imports more
MAGIC = b"nextlint" + PYC
HEAD = len(MAGIC) + 8  # bytes: what an image begins with, and the length of the index behind it
INIT = os.sep + "__init__.py"
PYC_HEADER = 16  # bytes: magic number, flags (0: judged by time and size), mtime in s, size of the source
ABANDONED = 60  # seconds after which nobody is still writing
_Spec = type(__spec__)


class Image:
    """A finder and loader of modules (``sys.meta_path``). ``index`` is by name; offsets count from ``base``."""

    def __init__(self, file: int, base: int, index: dict[str, Entry]) -> None:
        self.file = file
        self.base = base
        self.index = index
        self.is_stale = False

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        entry = self.index.get(name)
        if entry is None:
            self.is_stale = self.is_stale or name.startswith(PACKAGE + ".")
            return None
        source, mtime, size, offset, length = entry
        source = FOLDER + source
        try:
            found = os.stat(source)
            if found.st_mtime_ns != mtime or found.st_size != size:
                raise OSError
            code = loads(os.pread(self.file, length, self.base + offset))  # noqa: S302 - as Python reads a .pyc
        except (OSError, EOFError, ValueError, TypeError):
            self.is_stale = True
            return None
        spec: ModuleSpec = _Spec(name, self, origin=source, loader_state=code)  # type: ignore[arg-type] # it is one
        spec.has_location = True
        if source.endswith(INIT):
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec

    def create_module(self, _spec: ModuleSpec) -> None:
        """As Python makes it."""

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        assert spec is not None  # noqa: S101 - find_spec made it
        code: CodeType = spec.loader_state
        spec.loader_state = None
        exec(code, module.__dict__)  # noqa: S102 - this is what importing is


def use() -> Image | None:
    """Import from the image from now on; None where there is none."""
    try:
        file = os.open(FILE, os.O_RDONLY)
    except OSError:
        return None
    try:
        head = os.pread(file, HEAD, 0)
        length = int.from_bytes(head[len(MAGIC) :], "little")
        if head[: len(MAGIC)] != MAGIC:
            raise ValueError
        maker, index = loads(os.pread(file, length, HEAD))  # noqa: S302 - the same
        if maker != _maker():
            raise ValueError
    except (OSError, EOFError, ValueError, TypeError):
        os.close(file)
        return None
    image = Image(file, HEAD + length, index)
    sys.meta_path.insert(0, image)
    return image


def keep(image: Image | None) -> None:
    """Write the image for later runs, where there is none or it is stale; where it cannot be written, do nothing."""
    if sys.dont_write_bytecode or sys.pycache_prefix or not hasattr(os, "pread") or (image and not image.is_stale):
        return
    temporary = f"{FILE}.new"
    try:
        file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        _remove_abandoned(temporary)
        return
    except OSError:
        return
    try:
        with os.fdopen(file, "wb") as written:
            index, codes = _contents()
            is_new = image is None or index != image.index
            written.write(_head(index) + b"".join(codes) if is_new else b"")
        if is_new:
            os.replace(temporary, FILE)
        else:
            os.unlink(temporary)
    except OSError:
        os.unlink(temporary)


def _remove_abandoned(temporary: str) -> None:
    """Another process is writing, or was killed while it did: then the next run will write."""
    try:
        if time() - os.stat(temporary).st_mtime > ABANDONED:
            os.unlink(temporary)
    except OSError:
        return


def _head(index: dict[str, Entry]) -> bytes:
    head = dumps((_maker(), index))
    return MAGIC + len(head).to_bytes(HEAD - len(MAGIC), "little") + head


def _maker() -> tuple[str, int, int]:
    """What an image must come from, to be one of this nextlint: pip leaves that of another where it was."""
    found = os.stat(__file__)
    return __version__, found.st_mtime_ns, found.st_size


def _contents() -> tuple[dict[str, Entry], list[bytes]]:
    """Every module that Python has compiled. Raises OSError where it keeps that in another way."""
    index: dict[str, Entry] = {}
    codes: list[bytes] = []
    offset = 0
    for folder, _, files in os.walk(FOLDER):
        for file in sorted(files):
            stem, extension = os.path.splitext(file)
            if extension != ".py" or file == PLACE:
                continue
            source = os.path.join(folder, file)
            found = os.stat(source)
            code = _compiled(source, found)
            if code is not None:
                names = [PACKAGE, *os.path.relpath(folder, FOLDER).split(os.sep), stem]
                name = ".".join(name for name in names if name not in (os.curdir, "__init__"))
                index[name] = (source[len(FOLDER) :], found.st_mtime_ns, found.st_size, offset, len(code))
                codes.append(code)
                offset += len(code)
    return index, codes


def _compiled(source: str, found: os.stat_result) -> bytes | None:
    """The code of a module as its ``.pyc`` holds it; None where that is not there, or is that of another source."""
    folder, file = os.path.split(source)
    try:
        with open(os.path.join(folder, "__pycache__", file[:-3] + SUFFIX + ".pyc"), "rb") as pyc:  # noqa: PTH123
            data = pyc.read()
    except FileNotFoundError:
        return None
    flags, mtime, size = (int.from_bytes(data[at : at + 4], "little") for at in (4, 8, 12))
    if flags:
        raise OSError("the compiled modules are not judged by the time of their sources")
    is_current = (mtime, size) == (int(found.st_mtime) & 0xFFFFFFFF, found.st_size & 0xFFFFFFFF)
    return data[PYC_HEADER:] if data[: len(PYC)] == PYC and is_current else None
