"""Our own hotline in this process, with a pretend Twilio to send its SMS through: what `ivr dial` rings."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from ivr.engine.call import Call
from ivr.engine.load import read_folder
from ivr.simulator.account import Account
from ivr.simulator.rest.client import client_for
from ivr.store import calls, versions
from ivr.store.changes import Changes
from ivr.store.database import Store
from ivr.store.hotline import Hotline
from ivr.store.turn import Switchboard, hang_up
from webhooks.app import make_app
from webhooks.delivery import deliver
from webhooks.hotlines import DEFAULT, FOLDER, Hotlines, build, files_of
from webhooks.settings import Settings, read_settings
from webhooks.twiml import recorded_at

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask

ADDRESS = "http://hotline.local"
BROWSED = "http://127.0.0.1:5000"
"""Where `ivr serve --dev` shows the same records to a browser; what is rung in a process has no port."""
CALLER = "+8613800000001"
"""Who rings when `--from` is not given: the first of the demo callers."""
STEADY = {"IVR_SECRET_KEY": "the-key-of-transcripts", "IVR_DATABASE_URL": "sqlite://"}
"""The environment in which transcripts are recorded and played, so that case numbers come out the same."""


COPIED_BYTES = 64 * 1024 * 1024
"""Records larger than this are not copied just because a call might be taken back."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a hotline of ours is at home: what it is served with, and the address that it is rung under.

    `account` is what calls share that can meet there; None: each call is alone.
    """

    settings: Settings
    address: str
    account: Account | None = None


def home_here(address: str = ADDRESS, environment: Mapping[str, str] | None = None) -> Home:
    """Give a home as the environment says; `environment` takes the place of the process's own."""
    return Home(read_settings(development=True, environment=environment), address)


@dataclass(slots=True)
class LocalHotline:
    """A hotline to ring without a network. `after_exchange` delivers the SMS that the last answer left."""

    hotline: Hotline
    app: WSGIApplication
    url: str
    store: Store
    board: Switchboard
    settings: Settings
    messages: WSGIApplication
    now: Callable[[], datetime]
    folder: Path | None = None
    client: Any = None
    _changes: Changes | None = None
    dialed: str = "+8610955000"
    caller: str = CALLER
    _files: Mapping[str, str] | None = None

    @property
    def name(self) -> str:
        """What it is rung by."""
        return self.hotline.flow.name

    @property
    def fallback_url(self) -> str:
        """What is asked when an answer fails."""
        return urljoin(self.url, "/voice/fallback")

    @property
    def status_url(self) -> str:
        """What is told the end of a call."""
        return urljoin(self.url, "/voice/status")

    @property
    def token(self) -> str:
        """The auth token that both sides sign with."""
        return self.settings.auth_token

    @property
    def account_sid(self) -> str:
        """The account that the pretend Twilio knows."""
        return self.settings.account_sid

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI has it, with the app of today."""
        return self.app(environ, start_response)

    def after_exchange(self) -> None:
        """Send what waits in the outbox, through the real Twilio client, to the pretend Twilio."""
        deliver(self.store, self._client, self.settings.sms_from, self.now)

    def _client(self) -> Any:
        if self.client is None:
            self.client = client_for(self.messages, self.account_sid, self.token)
        return self.client

    def watch(self, call_sid: str) -> None:
        """Look at the records, so that `changes` tells what is different from now on."""
        schema = self.hotline.schema
        self._changes = Changes(self.store.engine, schema.metadata if schema else None, call_sid)

    def changes(self) -> Iterator[str]:
        """Tell what has changed in the records since the last time; nothing where nobody watches."""
        if self._changes is not None:
            yield from self._changes.since(self.now())

    def recorded_words(self, url: str) -> tuple[str, str]:
        """Give the language and the words of a recorded prompt of ours; both empty for any other sound."""
        path = urlsplit(url).path
        for (language, message), file in self.hotline.recorded.items():
            if path == recorded_at(self.hotline, language, file.name):
                return language, self.hotline.wording.text(language, message)
        return "", ""

    def remember(self) -> Callable[[str], None] | None:
        """Return what makes everything as it is now, on a copy of the records that is thrown away in the end.

        The records of this moment keep what is done in them; the call of the sid that it takes is hung up
        there, for it goes on in the copy. The flow is read from its files anew, so that
        whoever changed them goes on with what they say now. None: the records cannot be copied, or are large.
        """
        file = self.store.engine.url.database
        if self.store.engine.dialect.name != "sqlite" or not file or Path(file).stat().st_size > COPIED_BYTES:
            return None
        self.folder = folder = self.folder or Path(tempfile.mkdtemp(prefix="ivr-"))
        kept = folder / "remembered.db"
        source = self.store.engine.raw_connection()
        with contextlib.closing(source), contextlib.closing(sqlite3.connect(kept)) as copy:
            source.driver_connection.backup(copy)  # type: ignore[union-attr]  # sqlite3's own connection
        copies = itertools.count()

        def back(call_sid: str) -> None:
            copy = folder / f"copy-{next(copies)}.db"
            shutil.copy(kept, copy)
            hotline = _put_together(self.name)
            app = self._app(f"sqlite:///{copy}", hotline)
            hang_up(self.board, call_sid, "completed")
            self._serve(app, hotline)

        return back

    def _app(self, database_url: str, hotline: Hotline) -> Flask:
        """Make the app for another database, or another version of the flow; raises as `open_hotline`."""
        settings = replace(self.settings, database_url=database_url, demo=False)
        return make_app(settings, Hotlines({self.name: hotline}), self.now)

    def _serve(self, app: Flask, hotline: Hotline) -> None:
        """Go on with another app."""
        self.store.engine.dispose()
        self.hotline, self.app = hotline, app.wsgi_app
        self.store, self.board = app.extensions["ivr_store"], app.extensions["ivr_board"]

    def place(self, call_sid: str) -> Call | None:
        """Give a call as it stands; None if it never began."""
        with self.store.read() as connection:
            return calls.place(connection, call_sid)

    def refresh(self, call_sid: str) -> bool:
        """Read the files anew if they have changed, and take the call along; tell whether that was so.

        Raises:
            FlowError: They have mistakes.
            LookupError: The node at which the call stands is gone. Either is told once; the call goes on in
                the version that it is in.
        """
        files = read_folder(FOLDER / self.name)
        if files == (self._files or self.hotline.files):
            return False
        self._files = files
        hotline = _put_together(self.name)
        call = self.place(call_sid)
        if call is not None and call.state not in hotline.flow.nodes:
            raise LookupError(
                f"the call stands at '{call.state}', which is gone; it goes on in the old files"
            )
        self._serve(self._app(self.store.engine.url.render_as_string(hide_password=False), hotline), hotline)
        with self.store.write() as connection:
            versions.move(connection, call_sid, hotline.flow.version)
        if self._changes is not None:
            self.watch(call_sid)
        return True

    def close(self) -> None:
        """Let go of the database, and throw away the copies."""
        self.store.engine.dispose()
        if self.folder is not None:
            shutil.rmtree(self.folder)


def open_hotline(
    flow: str | None,
    *,
    fresh: bool,
    now: Callable[[], datetime],
    messages: WSGIApplication,
    home: Home | None = None,
    steady: bool = False,
    beside: str | None = None,
) -> LocalHotline:
    """Open a hotline (None: the wallet) on the database at `home` (None: the user's), or on new demo data.

    `steady`: many are opened at the same moment with the same key, so their demo data are made only once.
    `beside`: another hotline that is answered here, too, as the agents' line is by the callers'.
    Raises what `make_app` raises; nothing stays behind then.
    """
    name = flow or DEFAULT
    home = home or home_here()
    links_url = BROWSED if home.address == ADDRESS else home.address
    settings = replace(home.settings, public_url="", links_url=links_url, trusted_proxies=0, pages=())
    folder = Path(tempfile.mkdtemp(prefix="ivr-")) if fresh else None
    if folder is not None:
        settings = replace(settings, database_url=f"sqlite:///{folder / 'hotline.db'}", demo=True)
    try:
        hotline = _put_together(name)
        if folder is not None and steady:
            (folder / "hotline.db").write_bytes(
                _demo_data(hotline, replace(settings, database_url=""), now())
            )
        others = {beside: _put_together(beside)} if beside else {}
        app = make_app(settings, Hotlines({name: hotline} | others), now)
    except BaseException:
        if folder is not None:
            shutil.rmtree(folder)
        raise
    return LocalHotline(
        hotline=hotline,
        app=app.wsgi_app,
        url=f"{home.address}/voice/{name}",
        store=app.extensions["ivr_store"],
        board=app.extensions["ivr_board"],
        settings=settings,
        messages=messages,
        now=now,
        folder=folder,
    )


def _put_together(name: str) -> Hotline:
    """Read a hotline's files; what the same files made before is taken again, it takes a second."""
    return _made(FOLDER, name, tuple(sorted(files_of(name).items())))


@lru_cache(maxsize=8)
def _demo_data(hotline: Hotline, settings: Settings, at: datetime) -> bytes:
    """Give the file of a database that was filled at this moment: to copy one is quicker than to fill one."""
    with tempfile.TemporaryDirectory(prefix="ivr-") as folder:
        filled = replace(settings, database_url=f"sqlite:///{folder}/demo.db")
        app = make_app(filled, Hotlines({hotline.flow.name: hotline}), lambda: at)
        engine = app.extensions["ivr_store"].engine
        with contextlib.closing(engine.raw_connection()) as source:
            data: bytes = source.driver_connection.serialize()
        engine.dispose()
        return data


@lru_cache(maxsize=8)
def _made(_folder: Path, name: str, files: tuple[tuple[str, str], ...]) -> Hotline:
    return build(name, dict(files))
