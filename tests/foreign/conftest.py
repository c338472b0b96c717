"""The foreign apps, each served over HTTP on this machine."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

EXPRESS = Path(__file__).parent / "express"


class Quiet(WSGIRequestHandler):
    """A server that prints nothing."""

    def log(self, *_args: Any) -> None:
        """Print nothing."""


@contextmanager
def _served(app: Callable[..., Any]) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def flask_line() -> Iterator[str]:
    """The pizza line's address."""
    from tests.foreign.flask_app import app  # noqa: PLC0415

    with _served(app) as address:
        yield f"{address}/answer"


@pytest.fixture
def django_line() -> Iterator[str]:
    """The library line's address."""
    from tests.foreign.django_app import app  # noqa: PLC0415

    with _served(app) as address:
        yield f"{address}/library/"


@pytest.fixture
def radio_line() -> Iterator[str]:
    """The radio's address."""
    from tests.foreign.radio_app import app  # noqa: PLC0415

    with _served(app) as address:
        yield f"{address}/line"


@pytest.fixture
def cafe_line() -> Iterator[str]:
    """The café's address."""
    from tests.foreign.cafe_app import app  # noqa: PLC0415

    with _served(app) as address:
        yield f"{address}/line"


@pytest.fixture
def express_line() -> Iterator[str]:
    """The taxi line's address; skipped where node or Express is not installed."""
    if shutil.which("node") is None:
        pytest.skip("there is no node to run an Express app")
    if not (EXPRESS / "node_modules" / "express").is_dir():
        pytest.skip("Express is not installed; run: make tests/foreign/express/node_modules")
    with subprocess.Popen(
        ["node", "server.js"], cwd=EXPRESS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as node:
        assert node.stdout is not None
        yield f"http://127.0.0.1:{node.stdout.readline().strip()}/taxi"
        node.terminate()
