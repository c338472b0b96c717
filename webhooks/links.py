"""The pages behind the links that leave in an SMS: shown by GET as often as one likes, done by POST, once.

They are for phones in callers' hands, so they stand on the address that Twilio asks, whatever pages are
switched off. A token is a secret: it is in no log, and no page tells it to another site.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from flask import Blueprint, Flask, Response, render_template, request
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from ivr.engine.events import Value
from ivr.store import calls, links
from ivr.store.hotline import Hotline, Turn
from ivr.store.links import Link
from ivr.store.page import FILE_TYPES, MAX_FILE_BYTES, Download, Form, Page, Refused, Result
from ivr.store.turn import Switchboard
from webhooks.forms import max_bytes, read_form
from webhooks.hotlines import Hotlines
from webhooks.pages import shield
from webhooks.pages.language import preferred, words
from webhooks.settings import Settings

log = logging.getLogger("ivr.links")
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that is good, and the page that it opens."""

    link: Link
    hotline: Hotline
    page: Page


@dataclass(frozen=True, slots=True)
class Useless:
    """A link that opens nothing: `why` is forged, used or expired."""

    why: str
    language: str
    hotline: Hotline | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """The routes, and what they work with; one an app."""

    board: Switchboard
    hotlines: Mapping[str, Hotline]

    def show(self, token: str) -> Response:
        """Show the page, and change nothing."""
        with self.board.store.read() as connection:
            found = self._open(connection, token)
            if isinstance(found, Useless):
                return _useless(found)
            values = found.page.show(self._turn(connection, found), found.link.subject)
        return _page(found, values)

    def submit(self, token: str) -> Response:
        """Do what the page is for. The form is read before the transaction: a slow phone stops no call."""
        with self.board.store.read() as connection:
            found = self._open(connection, token)
            if isinstance(found, Useless):
                return _useless(found)
            values = dict(found.page.show(self._turn(connection, found), found.link.subject))
        request.max_content_length = max_bytes(found.page.fields)
        try:
            form = read_form(found.page.fields, request.form, request.files)
        except RequestEntityTooLarge:
            form = Refused("link-too-large", "")
        if isinstance(form, Refused):
            told = words(found.link.language, form.message, **form.values)
            return _page(found, values, problem=told, at=form.at)
        result = self._do(found, form)
        if result is None:
            return _useless(Useless("used", found.link.language, found.hotline))
        if isinstance(result, Download):
            return _file(result)
        values = values | dict(result.values)
        if isinstance(result, Refused):
            message = f"page-{found.link.purpose}.{result.message}"
            told = found.hotline.wording.text(found.link.language, message, values)
            return _page(found, values, problem=told, at=result.at, given=form.texts)
        return _page(found, values, done=result.message)

    def _do(self, found: Opened, form: Form) -> Result | None:
        """Do what the page is for and use its link up; None, and nothing done, if somebody was quicker."""
        link, page = found.link, found.page
        with self.board.store.read() as connection:
            checked = page.check(self._turn(connection, found), link.subject, form)
        with self.board.store.write() as connection:
            if not links.use(connection, link, self.board.now()):
                return None
            if isinstance(checked, Form):
                result = page.submit(self._turn(connection, found), link.subject, checked)
            else:
                result = checked
            if isinstance(result, Refused):
                links.give_back(connection, link)
        return result

    def _open(self, connection: Connection, token: str) -> Opened | Useless:
        link = links.find(connection, self.board.store.vault, token)
        hotline = self.hotlines.get(link.flow) if link else None
        page = hotline.pages.get(link.purpose) if link and hotline else None
        if link is None or hotline is None or page is None:
            return Useless("forged", preferred(), hotline or self._only())
        why = _spent(link, self.board.now())
        return Useless(why, link.language, hotline) if why else Opened(link, hotline, page)

    def _only(self) -> Hotline | None:
        """Give the hotline whose links these must be; None if there are several, or none."""
        with_pages = [each for each in self.hotlines.values() if each.pages]
        return with_pages[0] if len(with_pages) == 1 else None

    def _turn(self, connection: Connection, found: Opened) -> Turn:
        """Give the page what an action works with: the call that sent the link, in the link's language."""
        call = calls.place(connection, found.link.call_sid)
        if call is None:
            raise LookupError("the call that sent a link is no longer in the store")
        return self.board.open_turn(connection, replace(call, language=found.link.language), found.hotline)


def serve_links(app: Flask, settings: Settings, board: Switchboard, hotlines: Hotlines) -> None:
    """Add the pages behind links to `app`, with what they look like."""
    blueprint = Blueprint(
        "links",
        __name__,
        url_prefix="/l",
        static_folder="pages/static",
        static_url_path="/static",
        template_folder="pages/templates",
    )
    shield.add_to(blueprint, settings)
    blueprint.register_error_handler(Exception, _trouble)
    pages = Pages(board, hotlines.by_name)
    blueprint.add_url_rule("/<token>", "show", pages.show, methods=["GET"])
    blueprint.add_url_rule("/<token>", "submit", pages.submit, methods=["POST"])
    app.register_blueprint(blueprint)


def _spent(link: Link, now: datetime) -> str:
    if link.used_at is not None:
        return "used"
    return "expired" if link.expires_at <= now else ""


def _page(
    found: Opened,
    values: Mapping[str, Value],
    *,
    problem: str = "",
    at: str = "",
    given: Mapping[str, str] = NOTHING,
    done: str = "",
) -> Response:
    """Show the page: that it is `done`, or its form, with the `problem` that there was `at` a field of it."""
    link, wording = found.link, found.hotline.wording
    name = f"page-{link.purpose}"
    body = render_template(
        "link.html",
        language=link.language,
        brand=wording.text(link.language, "page-brand"),
        page=found.page,
        own=lambda part="": wording.text(link.language, f"{name}.{part}" if part else name, values),
        has=lambda part: wording.has(link.language, f"{name}.{part}"),
        t=lambda message, **more: words(link.language, message, **more),
        problem=problem,
        at=at,
        given=given,
        done=done,
        file_types=",".join(FILE_TYPES),
        max_file_mb=MAX_FILE_BYTES // 1_000_000,
    )
    return Response(body, status=422 if problem else 200)


def _useless(found: Useless) -> Response:
    return _notice(
        f"link-{found.why}", found.language, found.hotline, status=404 if found.why == "forged" else 410
    )


def _notice(message: str, language: str, hotline: Hotline | None, *, status: int) -> Response:
    brand = hotline.wording.text(language, "page-brand") if hotline else ""
    body = render_template(
        "link-notice.html",
        language=language,
        brand=brand,
        title=words(language, message),
        text=words(language, f"{message}.text"),
    )
    return Response(body, status=status)


def _file(download: Download) -> Response:
    response = Response(download.content, content_type=download.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=download.name)
    return response


def _trouble(error: Exception) -> Response | HTTPException:
    """Say that nothing was done. The log names neither the address, which is secret, nor a row's values."""
    if isinstance(error, HTTPException):
        return error
    told = str(getattr(error, "orig", error)).partition("\n")[0]
    if not isinstance(error, SQLAlchemyError):
        told = "".join(traceback.format_exception(error, chain=False))
    log.error("a page behind a link failed: %s", told)
    return _notice("link-trouble", preferred(), None, status=500)
