"""Put the web side of the hotlines together."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from flask import Flask, Response, request
from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.middleware.proxy_fix import ProxyFix

from ivr.engine.source import FlowError
from ivr.store import versions
from ivr.store.database import Store, open_store
from ivr.store.hotline import Hotline
from ivr.store.schema import prepare
from ivr.store.tables import SCHEMA, flow_version
from ivr.store.turn import Switchboard
from ivr.store.vault import Vault
from webhooks.hotlines import DEFAULT, Hotlines, names, open_hotline
from webhooks.links import serve_links
from webhooks.pretend import pretend_twilio
from webhooks.settings import Settings, read_settings
from webhooks.twiml import render
from webhooks.voice import serve_voice

MAX_BODY_BYTES = 256 * 1024
"""A voice request of Twilio's is a few kilobytes; a minute of speech in Han characters is percent-encoded."""


class StartRefused(Exception):
    """Serving now would break calls that are going on; one sentence says which and why."""


def create_app(
    settings: Settings | None = None,
    *,
    flows: Sequence[str] | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Flask:
    """Make the WSGI app that serves `flows` (default: all that are there), the first under `/voice`.

    Raises:
        SettingsError, FlowError, NoSuchHotline, StartRefused: nothing is served, each says why.
        sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or prepared.
    """
    settings = settings or read_settings(development=False)
    return make_app(settings, Hotlines({name: open_hotline(name) for name in flows or names()}), now)


def served(*, twilio: bool = False) -> Flask:
    """Make the app of a server process: settings from the environment, one line a turn on stderr.

    `twilio`: a pretend Twilio's API is served beside it, which needs a single process.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = read_settings(development=False)
    app = create_app(settings)
    if twilio:
        ours = (settings.account_sid, settings.auth_token, [settings.sms_from])
        app.wsgi_app = pretend_twilio(app.wsgi_app, *ours)  # type: ignore[assignment, method-assign]
    app.extensions["ivr_store"].engine.dispose()  # workers are forked from here, and share no connection
    return app


def make_app(settings: Settings, hotlines: Hotlines, now: Callable[[], datetime]) -> Flask:
    """Make the WSGI app that serves these hotlines. Raises as `create_app`."""
    store = open_store(settings.database_url, Vault(settings.secret_key))
    try:
        prepare_store(store, hotlines, demo=settings.demo, now=now())
    except BaseException:
        store.engine.dispose()
        raise
    board = Switchboard(
        store=store,
        find=hotlines.find,
        render=render,
        now=now,
        public_url=lambda: settings.links_url or settings.public_url or request.host_url.rstrip("/"),
    )
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.extensions["ivr_store"], app.extensions["ivr_board"] = store, board
    default = DEFAULT if DEFAULT in hotlines.by_name else next(iter(hotlines.by_name))
    serve_voice(app, settings, board, hotlines, default)
    serve_links(app, settings, board, hotlines)
    _health_routes(app, store)
    if settings.pages:
        from webhooks.pages.serving import serve_pages  # noqa: PLC0415 - who only rings shows no pages

        serve_pages(app, settings)
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        proxied = ProxyFix(
            app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_port=count, x_prefix=count
        )
        app.wsgi_app = proxied  # type: ignore[method-assign]
    return app


def prepare_store(store: Store, hotlines: Hotlines, *, demo: bool, now: datetime) -> None:
    """Bring the database up to date: tables, demo data where it is new, the versions that are served."""
    prepare(store.engine, SCHEMA)
    for hotline in hotlines.by_name.values():
        if hotline.schema is None:
            continue
        prepare(store.engine, hotline.schema, _filler(hotline, store, now) if demo else None)
    with store.write() as connection:
        for name, hotline in hotlines.by_name.items():
            versions.keep(connection, name, hotline.flow.version, hotline.files, now)
        for version in versions.live(connection, now):
            try:
                hotlines.find(connection, version)
            except FlowError as error:
                raise StartRefused(
                    f"calls are still going on in version {version} of a flow, "
                    f"which today's code cannot serve: {error.mistakes[0]}"
                ) from error


def _filler(hotline: Hotline, store: Store, now: datetime) -> Callable[[Connection], None]:
    def fill(connection: Connection) -> None:
        if hotline.fill is not None:
            hotline.fill(connection, store.vault, now)

    return fill


def _health_routes(app: Flask, store: Store) -> None:
    @app.get("/healthz")
    def alive() -> Response:
        """Say that the process answers."""
        return Response("ok\n", mimetype="text/plain")

    @app.get("/readyz")
    def ready() -> Response:
        """Say whether turns can be taken: the database answers."""
        try:
            with store.read() as connection:
                connection.execute(select(flow_version.c.version).limit(1))
        except SQLAlchemyError as error:
            app.logger.warning("not ready: %s", error)
            return Response("the database does not answer\n", status=503, mimetype="text/plain")
        return Response("ready\n", mimetype="text/plain")
