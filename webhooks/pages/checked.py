"""The console's view of what the checker proved: the last report of each version that is served.

To make one takes longer than a request may, so `ivr check` makes and keeps it; in development a button has
that done, in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response as Redirect

from ivr.check.page import STYLE, body
from ivr.check.report import rules
from ivr.store import reports
from ivr.store.hotline import Hotline
from ivr.store.reports import Kept
from webhooks.pages.live import Shown, shared
from webhooks.pages.signing import store
from webhooks.settings import Settings

checked = Blueprint("check", __name__, url_prefix="/check")

DONE = (0, 1)
"""How `ivr check` ends when it has made its report, without errors and with them."""


@dataclass(frozen=True, slots=True)
class Running:
    """A check that goes on, or has gone on, in a process of its own that keeps its report itself."""

    process: subprocess.Popen[bytes]
    began_s: float

    @property
    def goes_on(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a hotline: the report and when it was made, or how the making of one goes."""

    name: str
    report: Markup | None
    kept: Kept | None
    since_s: float | None
    failed: bool


@checked.get("")
def show() -> str:
    """Show the last report of each hotline that is served."""
    is_live = any(running.goes_on for running in _running().values())
    return render_template(
        "console/check.html",
        shown=_now().text,
        is_live=is_live,
    )


@checked.get("/now")
def show_now() -> Response:
    """Show them as they are at this moment: a check may be going on."""
    return _now().answer()


@checked.get("/report.css")
def style() -> Response:
    """Give the style of the report."""
    return Response(STYLE.read_text("utf-8"), mimetype="text/css")


@checked.post("/<name>")
def check(name: str) -> Redirect:
    """Check a hotline, in development."""
    settings: Settings = current_app.extensions["ivr"].settings
    if name not in _hotlines():
        abort(404, f"there is no hotline '{name}' here")
    if not _may_run():
        abort(403, f"in production, run: ivr check {name}")
    before = _running().get(name)
    if before is None or not before.goes_on:
        environment = os.environ | {
            "IVR_ENV": "development",
            "IVR_DATABASE_URL": settings.database_url,
            "IVR_SECRET_KEY": settings.secret_key.decode(),
        }
        process = subprocess.Popen(  # noqa: S603 - a list, without a shell, of a hotline that there is
            [sys.executable, "-m", "ivr", "check", name],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _running()[name] = Running(process, time.monotonic())
    return redirect("/console/check", 303)


def _now() -> Shown:
    return shared(
        "check", lambda: render_template("console/check-now.html", found=_found(), may_run=_may_run())
    )


def _found() -> list[Checked]:
    return [_checked(name, hotline) for name, hotline in _hotlines().items()]


def _checked(name: str, hotline: Hotline) -> Checked:
    version, running = hotline.flow.version, _running().get(name)
    with store().read() as connection:
        kept = reports.find(connection, version, "check")
        covered = reports.find(connection, version, "cover")
    return Checked(
        name,
        Markup(body(g.language, kept.told, rules(), covered.told if covered else None)) if kept else None,  # noqa: S704 - a template's
        kept,
        time.monotonic() - running.began_s if running and running.goes_on else None,
        failed=running is not None and not running.goes_on and running.process.returncode not in DONE,
    )


def _may_run() -> bool:
    settings: Settings = current_app.extensions["ivr"].settings
    return settings.development


def _running() -> dict[str, Running]:
    found: dict[str, Running] = current_app.extensions.setdefault("ivr_checks", {})
    return found


def _hotlines() -> dict[str, Hotline]:
    found: dict[str, Hotline] = current_app.extensions["ivr"].hotlines.by_name
    return found
