"""One function called many times, in this process and in copies of it: the results come in the order of the calls.

A forked copy has all that this process knows, so nothing is sent to it; what comes back is pickled. Every process takes
the next few calls from one pipe, as fast as it is done with the last ones. What a copy leaves undone, because the
function raised or because it died, is done here when its turn comes.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, NoReturn, TypeVar

    Result = TypeVar("Result")

_NUMBER = 4  # bytes of a number in a pipe: one that is written whole is read whole
_MOST_PARTS = 4096  # that are announced at once; every pipe has room for them
_BLOCK = 1 << 16  # bytes that are read at once


def shared(function: Callable[[int], Result], count: int, *, part: int, copies: int) -> Iterator[Result]:
    """``function(number)`` for each number below ``count``, ``part`` of them at once, here and in so many copies.

    Raises what the function raises here, and OSError, before the first result, where there can be no copy.
    """
    size = max(part, -(-count // _MOST_PARTS))
    parts = [range(start, min(start + size, count)) for start in range(0, count, size)]
    copied = _Copies(function, parts, copies)
    try:
        yield from _in_order(function, parts, copied)
    finally:
        copied.end()


def _in_order(function: Callable[[int], Result], parts: list[range], copied: _Copies) -> Iterator[Result]:
    done = copied.done
    turn = 0
    for number in _taken(copied.queue):
        done[number] = _tried(function, parts[number], copied.receive)
        while turn in done:
            yield from _finished(function, parts[turn], done.pop(turn))
            turn += 1
    while turn < len(parts):
        while turn not in done and copied.receive(None):
            pass
        yield from _finished(function, parts[turn], done.pop(turn, None))
        turn += 1


def _finished(function: Callable[[int], Result], part: range, results: list[Result] | None) -> Iterator[Result]:
    return iter(results) if results is not None else map(function, part)


def _tried(
    function: Callable[[int], Result], part: range, meanwhile: Callable[[int], object] = lambda _: None
) -> list[Result] | None:
    """The results of a part; None where the function raises: whether that is the first error is seen later."""
    results = []
    try:
        for number in part:
            results.append(function(number))
            meanwhile(0)
    except Exception:
        return None
    return results


def _taken(queue: int) -> Iterator[int]:
    """The parts that nobody else takes."""
    while number := os.read(queue, _NUMBER):
        yield int.from_bytes(number, "little")


class _Copies:
    """Copies of this process at work, and what they have sent."""

    def __init__(self, function: Callable[[int], Any], parts: list[range], count: int) -> None:
        """Raises OSError where there can be none."""
        from select import POLLIN, poll

        self.done: dict[int, list[Any] | None] = {}  # by part
        self._flag = POLLIN
        self._poll = poll()
        self._received: dict[int, bytearray] = {}  # by pipe
        self._processes: list[int] = []
        self.queue, entrance = os.pipe()
        try:
            os.write(entrance, b"".join(number.to_bytes(_NUMBER, "little") for number in range(len(parts))))
        finally:
            os.close(entrance)
        try:
            for _ in range(count):
                self._fork(function, parts)
        except OSError:
            if not self._processes:
                self.end()
                raise

    def _fork(self, function: Callable[[int], Any], parts: list[range]) -> None:
        exit_, entrance = os.pipe()
        try:
            process = os.fork()
            if process == 0:
                _serve(function, parts, self.queue, entrance, [exit_, *self._received])
        except OSError:
            os.close(exit_)
            raise
        finally:
            os.close(entrance)
        self._processes.append(process)
        self._received[exit_] = bytearray()
        self._poll.register(exit_, self._flag)

    def receive(self, milliseconds: int | None) -> bool:
        """Take what was sent; None waits for it. False where nothing will be sent any more."""
        for pipe, _ in self._poll.poll(milliseconds) if self._received else ():
            if sent := os.read(pipe, _BLOCK):
                self._read(self._received[pipe], sent)
            else:
                self._close(pipe)
        return bool(self._received)

    def _read(self, received: bytearray, sent: bytes) -> None:
        from pickle import loads

        received += sent
        while len(received) >= _NUMBER:
            end = _NUMBER + int.from_bytes(received[:_NUMBER], "little")
            if len(received) < end:
                return
            number, results = loads(received[_NUMBER:end])  # noqa: S301 - a copy of this process wrote it
            self.done[number] = results
            del received[:end]

    def _close(self, pipe: int) -> None:
        self._poll.unregister(pipe)
        del self._received[pipe]
        os.close(pipe)

    def end(self) -> None:
        """End the processes, whatever they do."""
        from signal import SIGKILL

        for pipe in tuple(self._received):
            self._close(pipe)
        for process in self._processes:
            os.kill(process, SIGKILL)
            os.waitpid(process, 0)
        os.close(self.queue)


def _serve(
    function: Callable[[int], Any], parts: list[range], queue: int, entrance: int, others: list[int]
) -> NoReturn:
    """What a copy does, all its life. Ctrl-C is for the process that it is a copy of."""
    try:
        import signal
        from pickle import dumps

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for pipe in others:
            os.close(pipe)
        for number in _taken(queue):
            message = dumps((number, _tried(function, parts[number])), 5)
            _write(entrance, len(message).to_bytes(_NUMBER, "little") + message)
    finally:
        os._exit(0)


def _write(pipe: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest) :]
