"""Single key presses from a terminal, and the terminal as it was afterwards."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import tty
from types import FrameType, TracebackType

CTRL_C, CTRL_D = "\x03", "\x04"


class Keyboard:
    """A terminal that answers key by key while the `with` block lasts, whatever ends it.

    Ctrl-C is a key like others, so that it cannot fall between a key and what the key does. Pressed again
    before it was read, which means that an app does not answer, it raises KeyboardInterrupt.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._usual = termios.tcgetattr(fd)
        self._interrupted = False
        self._reading = False

    def __enter__(self) -> Keyboard:
        self._woken, waker = os.pipe()
        os.set_blocking(waker, False)
        self._waker = waker
        self._usual_waker = signal.set_wakeup_fd(waker)
        self._usual_handler = signal.signal(signal.SIGINT, self._interrupt)
        tty.setcbreak(self._fd)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        termios.tcsetattr(self._fd, termios.TCSADRAIN, self._usual)
        signal.signal(signal.SIGINT, self._usual_handler)
        signal.set_wakeup_fd(self._usual_waker)
        os.close(self._waker)
        os.close(self._woken)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._interrupted:
            raise KeyboardInterrupt
        self._interrupted = True
        if not self._reading:
            os.write(2, b" hanging up when the app has answered; Ctrl-C again does not wait for it\n")

    def key(self, timeout_s: float | None = None) -> str:
        """Return the next key, or an empty string if none came in time or it was no character.

        Ctrl-C is `CTRL_C`; Ctrl-D, or a terminal that is gone, is `CTRL_D`.
        """
        self._reading = True
        ready = select.select([self._fd, self._woken], [], [], timeout_s)[0]
        self._reading = False
        if self._interrupted:
            return CTRL_C
        if self._fd not in ready:
            return ""
        read = os.read(self._fd, 1)
        if read == b"\x1b":  # an arrow or function key: several bytes, none of them meant
            while select.select([self._fd], [], [], 0.01)[0]:
                os.read(self._fd, 32)
            return ""
        return read.decode("ascii", "ignore") if read else CTRL_D

    def line(self) -> str:
        """Return a line typed in the usual way, with echo and correction; nothing after Ctrl-C."""
        termios.tcsetattr(self._fd, termios.TCSADRAIN, self._usual)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return sys.stdin.readline().strip()
        except KeyboardInterrupt:
            self._interrupted = True
            return ""
        finally:
            signal.signal(signal.SIGINT, self._interrupt)
            tty.setcbreak(self._fd)
