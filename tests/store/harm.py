"""A process that dies with SIGKILL at a chosen step of what it does; run as a child of the tests."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

from flask import Flask
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
_CHILDREN.set_forkserver_preload([__name__, "tests.calls.killing"])

Step = int | str
"""Where a process dies: before its step of this number, or before the first that begins with these words."""


def die_at(url: str, step: int, path: str, form: Mapping[str, str]) -> bool:
    """Send one request to a server of the trial hotline that kills itself before its step number `step`.

    Returns:
        Whether it died; else the request was done, since the turn has fewer steps.
    """
    return kill(_serve, partial(send, path=path, form=dict(form)), url, step)


def kill(serve: Callable[[str], Flask], act: Callable[[Flask], object], url: str, step: Step) -> bool:
    """Serve a database in a process of its own, and do something there; kill it before a step.

    There is a step before every statement, and one before (`COMMIT`) and one after the commit (`COMMITTED`):
    to the database, after a statement is the same as before the next. Both functions are of modules.

    Returns:
        Whether it died; else all was done, since there is no such step.
    """
    child = _CHILDREN.Process(target=_do_and_die, args=(serve, act, url, step))
    child.start()
    child.join(30)
    if child.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the process ended with {child.exitcode}")
    return child.exitcode != 0


def send(app: Flask, path: str, form: Mapping[str, str]) -> None:
    """Send one request."""
    in_process(app)(path, form)


def _serve(url: str) -> Flask:
    return make_app(settings(url), Hotlines({"sample": _HOTLINE}), lambda: BEGINNING)


def _do_and_die(serve: Callable[[str], Flask], act: Callable[[Flask], object], url: str, step: Step) -> None:
    app, number = serve(url), 0

    def reached(*what: Any) -> None:
        nonlocal number
        words = what[2] if len(what) > 1 else what[0]
        if step == number or (isinstance(step, str) and words.startswith(step)):
            os.kill(os.getpid(), signal.SIGKILL)
        number += 1

    at_each_step(engine_of(app), reached)
    act(app)


def at_each_step(engine: Engine, reached: Callable[..., None]) -> None:
    """Call `reached` before every statement, and before and after every commit.

    It is given what SQLAlchemy tells of a statement, the statement third, or `COMMIT` or `COMMITTED` alone.
    """
    event.listen(engine, "before_cursor_execute", reached)
    commit = engine.dialect.do_commit

    def do_commit(connection: Any) -> None:
        reached("COMMIT")
        commit(connection)
        reached("COMMITTED")

    engine.dialect.do_commit = do_commit  # type: ignore[method-assign]
