"""gunicorn as `ivr serve` starts it, as a child process on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.bench.client import Address

WORKERS = 2
START_S = 30


@contextmanager
def serving(name: str, folder: Path, threads: int = 1) -> Iterator[Address]:
    """Serve `tests.bench.apps:NAME` until the block ends; its database and log are in `folder`.

    Raises:
        RuntimeError: it did not start; what it said is in the message.
    """
    log = folder / f"{name}.log"
    environment = {**os.environ, "IVR_DATABASE_URL": f"sqlite:///{folder / name}.db"}
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as said:
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}"]
        command += [
            "--workers",
            str(WORKERS),
            "--threads",
            str(threads),
            "--forwarded-allow-ips",
            "",
            "--log-level",
            "warning",
        ]
        command += [f"tests.bench.apps:{name}()"]
        child = subprocess.Popen(
            command, env=environment, stdout=said, stderr=said, pass_fds=[listener.fileno()]
        )
        try:
            _wait(child, listener.getsockname(), log)
            yield listener.getsockname()
        finally:
            child.terminate()
            child.wait()


def _wait(child: subprocess.Popen[bytes], address: Address, log: Path) -> None:
    """Wait for an answer, whatever it is: the socket is there before the workers are."""
    until = time.monotonic() + START_S
    while child.poll() is None and time.monotonic() < until:
        with socket.create_connection(address, timeout=1) as connection, suppress(TimeoutError):
            connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
            if connection.recv(1):
                return
    raise RuntimeError(f"gunicorn did not start:\n{log.read_text()[-3000:]}")
