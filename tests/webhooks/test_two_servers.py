"""Every process is stateless: two servers on one PostgreSQL take the turns of one call in turn."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flask import Flask

from tests.webhooks.line import STOLEN, first, over_http
from tests.webhooks.trial import acts, engine_of

ROOT = Path(__file__).parents[2]


@contextmanager
def _server(database: str) -> Iterator[str]:
    """Start a server process; gives its scheme, host and port. What is asked before it is up, waits."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}"]
        process = subprocess.Popen(
            [*command, "--log-level", "warning", "tests.webhooks.trial:app()"],
            cwd=ROOT,
            env={**os.environ, "IVR_DATABASE_URL": database},
            pass_fds=[listener.fileno()],
        )
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            process.terminate()
            process.wait(20)


def test_turn_about(open_app: Callable[..., Flask], postgresql: str, new_sid: Callable[[], str]) -> None:
    """Each turn, and its repetition, goes to the other of two processes; the call goes on as with one."""
    app, sid = open_app(postgresql), new_sid()
    with ExitStack() as both:
        taker, other = (over_http(both.enter_context(_server(postgresql))) for _ in range(2))
        answer = first(taker, sid)
        assert first(other, sid).text == answer.text
        states = [answer.state]
        while answer.action:
            taker, other = other, taker
            path, form = answer.action, {"CallSid": sid, **STOLEN[answer.state]}
            answer = taker(path, form)
            assert other(path, form).text == answer.text
            states.append(answer.state)
    assert states == ["main", "stolen/code", "stolen/done"]
    assert acts(engine_of(app), sid) == {"find_account": 1, "check_code": 1, "freeze": 1}
