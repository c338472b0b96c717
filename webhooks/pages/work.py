"""The console's work: who waits for an agent, cases with their logs, recordings with their players."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import TypeVar
from urllib.parse import urlsplit

import urllib3
from flask import Blueprint, Response, abort, current_app, render_template, request

from ivr.store.hotline import Case, CaseWork, Desk, Hotline
from webhooks.pages.signing import store
from webhooks.pages.spreadsheet import as_csv
from webhooks.pages.times import now
from webhooks.settings import Settings

work = Blueprint("work", __name__)

SHOWN = 100
EXPORTED = 10_000
TWILIO = "https://api.twilio.com"
LARGEST_SOUND_BYTES = 32 * 1024 * 1024
SOUND_TIMEOUT_S = 15.0
Part = TypeVar("Part")


@work.get("/queue")
def queue() -> str:
    """Show who waits for an agent, and who is to be rung back."""
    desk: Desk = _part(lambda hotline: hotline.desk)
    with store().read() as connection:
        waiting, call_backs = desk.everyone(connection, now()), desk.call_backs(connection, now())
    return render_template("console/queue.html", waiting=waiting, call_backs=call_backs)


@work.get("/cases")
def cases() -> str:
    """List the newest cases: all, those of a number, or one by its number."""
    words = request.args.get("q", "").strip()
    with store().read() as connection:
        found = _case_work().cases(connection, words, SHOWN)
    return render_template("console/cases.html", words=words, found=found)


@work.get("/cases.csv")
def cases_csv() -> Response:
    """Give the cases as CSV, the newest ten thousand."""
    with store().read() as connection:
        found = _case_work().cases(connection, request.args.get("q", "").strip(), EXPORTED)
    return as_csv("cases.csv", [each.name for each in fields(Case)], [asdict(each) for each in found])


@work.get("/cases/<number>")
def one_case(number: str) -> str:
    """Show a case with its log and its recordings."""
    with store().read() as connection:
        found = [each for each in _case_work().cases(connection, number, 1) if each.number == number]
        if not found:
            abort(404, "there is no such case")
        log = _case_work().log(connection, number)
        recordings = _case_work().recordings(connection, number, SHOWN)
    return render_template("console/case.html", case=found[0], log=log, recordings=recordings)


@work.get("/recordings")
def recordings() -> str:
    """List the newest recordings, each with a player."""
    words = request.args.get("q", "").strip()
    with store().read() as connection:
        found = _case_work().recordings(connection, words, SHOWN)
    return render_template("console/recordings.html", words=words, recordings=found)


@work.get("/recordings/<int:recording_id>/sound")
def sound(recording_id: int) -> Response:
    """Give the sound of a recording, which only we may fetch: the carrier wants our token for it."""
    with store().read() as connection:
        found = _case_work().recording(connection, recording_id)
    if found is None:
        abort(404, "there is no such recording")
    settings: Settings = current_app.extensions["ivr"].settings
    kept_at = settings.twilio_url or TWILIO
    if _host(found.url) != _host(kept_at):
        abort(404, "the recording is not kept where this hotline's carrier keeps them")
    token = urllib3.make_headers(basic_auth=f"{settings.account_sid}:{settings.auth_token}")
    try:
        answer = urllib3.request(
            "GET", f"{found.url}.mp3", headers=token, timeout=SOUND_TIMEOUT_S, preload_content=False
        )
        heard = answer.read(LARGEST_SOUND_BYTES, decode_content=True)
    except urllib3.exceptions.HTTPError:
        abort(502, "the carrier cannot be reached")
    if answer.status != 200:
        abort(404, "the carrier does not have this recording (any more)")
    return Response(heard, mimetype=answer.headers.get("Content-Type", "audio/mpeg"))


def _case_work() -> CaseWork:
    return _part(lambda hotline: hotline.case_work)


def _part(of: Callable[[Hotline], Part | None]) -> Part:
    """Give a part of the first hotline that has it."""
    hotlines = current_app.extensions["ivr"].hotlines.by_name.values()
    found = next((part for each in hotlines if (part := of(each)) is not None), None)
    if found is None:
        abort(404, "no hotline here has this")
    return found


def _host(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
