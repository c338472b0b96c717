"""A server process that dies with SIGKILL at a chosen step of a turn; run as a child of the tests."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

from sqlalchemy import Engine, event

from tests.conftest import BEGINNING
from tests.webhooks.line import in_process
from tests.webhooks.trial import engine_of, hotline, settings
from webhooks.app import make_app
from webhooks.hotlines import Hotlines

# Made before the children are forked, since each of them would spend most of its time on it.
_HOTLINE = hotline()
for _language in _HOTLINE.flow.languages:
    _HOTLINE.wording.text(_language, "main")
if find_spec("psycopg"):
    import_module("sqlalchemy.dialects.postgresql.psycopg").dialect.import_dbapi()
_CHILDREN = get_context("forkserver")
_CHILDREN.set_forkserver_preload([__name__])


def die_at(url: str, step: int, path: str, form: Mapping[str, str]) -> bool:
    """Send one request to a server process that kills itself before its step number `step`.

    There is a step before every statement, and one before and one after the commit: to the database, after
    a statement is the same as before the next.

    Returns:
        Whether it died; else the request was done, since the turn has fewer steps.
    """
    child = _CHILDREN.Process(target=_serve_and_die, args=(url, step, path, dict(form)))
    child.start()
    child.join(30)
    if child.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the server process ended with {child.exitcode}")
    return child.exitcode != 0


def _serve_and_die(url: str, step: int, path: str, form: Mapping[str, str]) -> None:
    app = make_app(settings(url), Hotlines({"sample": _HOTLINE}), lambda: BEGINNING)
    left = step

    def reached(*_anything: Any) -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    at_each_step(engine_of(app), reached)
    in_process(app)(path, form)


def at_each_step(engine: Engine, reached: Callable[..., None]) -> None:
    """Call `reached` before every statement, and before and after every commit."""
    event.listen(engine, "before_cursor_execute", reached)
    commit = engine.dialect.do_commit

    def do_commit(connection: Any) -> None:
        reached()
        commit(connection)
        reached()

    engine.dialect.do_commit = do_commit  # type: ignore[method-assign]
