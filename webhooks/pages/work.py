"""The console's work: who waits for an agent, cases with their logs, recordings with their players."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, fields
from typing import TypeVar, cast
from urllib.parse import urlsplit

import urllib3
from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from ivr.store.casework import Case, CaseWork, Office
from ivr.store.hotline import Desk, Hotline
from webhooks.pages.live import Shown, shared
from webhooks.pages.signing import store
from webhooks.pages.spreadsheet import as_csv
from webhooks.pages.times import now
from webhooks.settings import Settings

work = Blueprint("work", __name__)

SHOWN = 100
EXPORTED = 10_000
LONGEST_ID = 12
TWILIO = "https://api.twilio.com"
LARGEST_SOUND_BYTES = 32 * 1024 * 1024
SOUND_TIMEOUT_S = 15.0
Part = TypeVar("Part")


@work.get("/queue")
def queue() -> str:
    """Show who waits for an agent, and who is to be rung back."""
    return render_template("console/queue.html", shown=_queue().text)


@work.get("/queue/now")
def queue_now() -> Response:
    """Show them as they are at this moment."""
    return _queue().answer()


def _queue() -> Shown:
    desk: Desk = _part(lambda hotline: hotline.desk)

    def make() -> str:
        with store().read() as connection:
            waiting, call_backs = desk.everyone(connection, now()), desk.call_backs(connection, now())
        return render_template("console/queue-now.html", waiting=waiting, call_backs=call_backs)

    return shared("queue", make)


@work.get("/cases")
def cases() -> str:
    """List the newest cases: all, of a number or a status, or one by its number; and what is in none."""
    words = request.args.get("q", "").strip()
    with store().read() as connection:
        found = _case_work().cases(connection, words, SHOWN)
        loose = _case_work().loose(connection)
    hotline = _hotline(lambda each: each.case_work)
    return render_template("console/cases.html", words=words, found=found, loose=loose, hotline=hotline)


@work.get("/cases.csv")
def cases_csv() -> Response:
    """Give the cases as CSV, the newest ten thousand."""
    with store().read() as connection:
        found = _case_work().cases(connection, request.args.get("q", "").strip(), EXPORTED)
    return as_csv("cases.csv", [each.name for each in fields(Case)], [asdict(each) for each in found])


@work.get("/cases/<number>")
def one_case(number: str) -> str:
    """Show a case with what moves on in it, its log, what was sent for it, and its recordings."""
    with store().read() as connection:
        found = [each for each in _case_work().cases(connection, number, 1) if each.number == number]
        if not found:
            abort(404, "there is no such case")
        log = _case_work().log(connection, number)
        processes = _case_work().processes(connection, number)
        evidence = _case_work().evidence(connection, store().vault, number)
        recordings = _case_work().recordings(connection, number, SHOWN)
    shown = {"log": log, "processes": processes, "evidence": evidence, "recordings": recordings}
    hotline = _hotline(lambda each: each.case_work)
    return render_template("console/case.html", case=found[0], hotline=hotline, **shown)


@work.get("/cases/<number>/evidence/<int:position>")
def one_piece(number: str, position: int) -> Response:
    """Give a photo or a paper that was sent for a case, by its place, from 1; a browser shows photos only."""
    with store().read() as connection:
        sent = _case_work().evidence(connection, store().vault, number)
        if not 0 < position <= len(sent):
            abort(404, "nothing was sent there")
        piece = sent[position - 1]
        content = _case_work().file(connection, store().vault, piece.id)
    how = "inline" if piece.media_type.startswith("image/") else "attachment"
    return Response(content, mimetype=piece.media_type, headers={"Content-Disposition": how})


@work.post("/steps")
def take_step() -> Redirect:
    """Take a step with what moves on between calls, in the name of who is signed in; then show it again."""
    kind, step, case = (request.form.get(each, "") for each in ("process", "step", "case"))
    id_ = request.form.get("id", "")
    if not id_.isdecimal() or len(id_) > LONGEST_ID:
        abort(400, "which one is meant is missing")
    hotline = _hotline(lambda each: each.case_work)
    with store().write() as connection:
        office = Office(
            connection, store().vault, hotline.wording, hotline.flow.languages, now(), by=g.user.name
        )
        try:
            taken = _case_work().take(office, kind, int(id_), step)
        except KeyError:
            abort(400, "there is no such step")
    back = f"/console/cases/{case}" if case.isdecimal() else "/console/cases"
    return redirect(back if taken else f"{back}?late=1", 303)


@work.get("/recordings")
def recordings() -> str:
    """List the newest recordings, each with a player."""
    words = request.args.get("q", "").strip()
    with store().read() as connection:
        found = _case_work().recordings(connection, words, SHOWN)
    return render_template("console/recordings.html", words=words, recordings=found)


@work.get("/recordings/<int:recording_id>/sound")
def sound(recording_id: int) -> Response:
    """Give the sound of a recording: of this server's own phone page, or fetched from the carrier.

    Only we may fetch it: the carrier wants our token for it.
    """
    with store().read() as connection:
        found = _case_work().recording(connection, recording_id)
    if found is None:
        abort(404, "there is no such recording")
    phone = current_app.extensions.get("ivr_phone")
    if phone is not None and (own := phone.sounds.of(found.url)) is not None:
        return cast("Response", own)
    settings: Settings = current_app.extensions["ivr"].settings
    kept_at = settings.twilio_url or TWILIO
    if _host(found.url) != _host(kept_at):
        abort(404, "the recording is not kept where this hotline's carrier keeps them")
    token = urllib3.make_headers(basic_auth=f"{settings.account_sid}:{settings.auth_token}")
    try:
        answer = urllib3.request(
            "GET", found.url, headers=token, timeout=SOUND_TIMEOUT_S, preload_content=False
        )
        heard = answer.read(LARGEST_SOUND_BYTES, decode_content=True)
    except urllib3.exceptions.HTTPError:
        abort(502, "the carrier cannot be reached")
    if answer.status != 200:
        abort(404, "the carrier does not have this recording (any more)")
    return Response(heard, mimetype=answer.headers.get("Content-Type", "audio/x-wav"))


def _case_work() -> CaseWork:
    return _part(lambda hotline: hotline.case_work)


def _part(of: Callable[[Hotline], Part | None]) -> Part:
    """Give a part of the first hotline that has it."""
    part = of(_hotline(of))
    assert part is not None
    return part


def _hotline(has: Callable[[Hotline], object]) -> Hotline:
    hotlines: Iterable[Hotline] = current_app.extensions["ivr"].hotlines.by_name.values()
    found = next((each for each in hotlines if has(each) is not None), None)
    if found is None:
        abort(404, "no hotline here has this")
    return found


def _host(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
