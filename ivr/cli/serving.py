"""Serve a target for a while as a server does, to ring it over real HTTP from a process of one's own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ivr.cli.wrong import Wrong
from ivr.simulator.settings import Settings
from webhooks.settings import DEVELOPMENT
from webhooks.target import DIALED

START_S = 30
DEMO_CALLERS = 21
"""Accounts in the wallet's demo data, whose numbers count from +8613800000001."""

Numbers = Callable[[int], str]


@contextmanager
def reachable(target: str | None, workers: int, token: str) -> Iterator[tuple[Settings, Numbers]]:
    """Give what a target is rung with, and a number for each caller; what is no URL is served until the end.

    Raises:
        Wrong: There is no such target, or it cannot be served.
    """
    if target is not None and "://" in target:
        if urlsplit(target).scheme not in {"http", "https"} or not urlsplit(target).hostname:
            raise Wrong(f"{target} is no http or https URL")
        yield Settings(target, _anybody(0), DIALED), _anybody
        return
    with tempfile.TemporaryDirectory(prefix="ivr-") as folder:
        log = Path(folder) / "log"
        if target is not None and ":" in target:
            module, _, rest = target.partition(":")
            attribute, slash, path = rest.partition("/")
            with _gunicorn(f"{module}:{attribute}", workers, os.environ, log) as address:
                url = f"{address}/{path if slash else 'voice'}"
                yield Settings(url, _anybody(0), DIALED), _anybody
            return
        if target is not None:
            _find_hotline(target)
        environment = {
            **os.environ,
            "IVR_ENV": "development",
            "IVR_DATABASE_URL": f"sqlite:///{folder}/hotline.db",
            "IVR_PAGES": "none",
            "TWILIO_AUTH_TOKEN": token,
        }
        with _gunicorn("webhooks.app:served()", workers, environment, log) as address:
            yield _hotline(f"{address}/voice/{target}" if target else f"{address}/voice"), _demo_caller


def _find_hotline(name: str) -> None:
    from ivr.engine.source import FlowError  # noqa: PLC0415 - a URL needs no flow
    from webhooks.hotlines import NoSuchHotline, files_of  # noqa: PLC0415

    try:
        files_of(name)
    except (NoSuchHotline, FlowError) as error:
        raise Wrong(str(error)) from error


def _hotline(url: str) -> Settings:
    return Settings(
        url,
        _demo_caller(0),
        DEVELOPMENT["IVR_SMS_FROM"],
        fallback_url=urljoin(url, "/voice/fallback"),
        status_url=urljoin(url, "/voice/status"),
    )


def _anybody(number: int) -> str:
    return f"+1415556{number:04}"


def _demo_caller(number: int) -> str:
    return f"+86138{number % DEMO_CALLERS + 1:08}"


@contextmanager
def _gunicorn(app: str, workers: int, environment: Mapping[str, str], log: Path) -> Iterator[str]:
    """Serve a WSGI app on a free port of this machine, and give its address.

    Raises:
        Wrong: It does not start; with the last thing that it said.
    """
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener, log.open("wb") as said:
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}"]
        command += ["--workers", str(workers), "--preload", "--pythonpath", ".", "--forwarded-allow-ips", ""]
        child = subprocess.Popen(  # noqa: S603 - a list, without a shell
            [*command, "--log-level", "error", app],
            env=environment,
            stdout=said,
            stderr=said,
            pass_fds=[listener.fileno()],
        )
        try:
            host, port = listener.getsockname()
            if not _answers(child, (host, port)):
                last = log.read_text("utf-8", "replace").strip().splitlines()[-1:]
                raise Wrong(f"{app} cannot be served: {last[0] if last else 'it does not answer'}")
            yield f"http://{host}:{port}"
        finally:
            child.terminate()
            child.wait()


def _answers(child: subprocess.Popen[bytes], address: tuple[str, int]) -> bool:
    """Wait for an answer, whatever it is: the socket is there before the workers are."""
    until_s = time.monotonic() + START_S
    while child.poll() is None and time.monotonic() < until_s:
        with suppress(OSError), socket.create_connection(address, timeout=1) as connection:
            connection.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            if connection.recv(1):
                return True
    return False
