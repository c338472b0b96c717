"""What a call must keep to itself, and all the places where it could have left a trace.

Secret are the codes and links in SMS that the hotline calls secret, what is keyed where it says that the
entry is, and the passwords that are typed on pages. Whoever owns the phone sees them; nobody else does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlalchemy import MetaData, select
from werkzeug.wsgi import ClosingIterator

from ivr.simulator.events import SHORTEST_SECRET
from ivr.simulator.sms import CODE, LINK
from tests.calls.ringing import ADDRESS, Rung, Town

WRONG_CODE = "971135"
PASSWORD = "Planted-Secret-77"
NO_DIGITS = re.compile(r"(?<![-_A-Za-z])[0-9]+(?![-_A-Za-z])")
"""Numbers in a file stand beside one another without a mark between them, so a code cannot be told there."""


@dataclass(slots=True)
class Eavesdropper:
    """Stands before the app: learns what it calls secret, and keeps all that it answers."""

    app: WSGIApplication
    messages: Callable[[], list[Any]]
    secrets: set[str] = field(default_factory=set)
    answers: list[str] = field(default_factory=list)
    _called_secret: set[str] = field(default_factory=set)
    _seen: int = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass a request on."""
        self.learn()
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size)
        environ["wsgi.input"] = _Body(body)
        if "entry" in self._called_secret:
            keyed = parse_qs(body.decode()).get("Digits", [])
            self.secrets.update(each for each in keyed if len(each.strip("*#")) >= SHORTEST_SECRET)
        headers: list[tuple[str, str]] = []

        def start(status: str, given: list[tuple[str, str]], *rest: Any) -> Any:
            headers.extend(given)
            return start_response(status, given, *rest)

        self._seen = len(self.messages())
        with closing(ClosingIterator(self.app(environ, start))) as body_parts:
            answer = b"".join(body_parts)
        self.answers.append(f"{headers}\n{answer.decode(errors='replace')}")
        self._called_secret = {
            word.strip() for name, value in headers if name == "IVR-Secret" for word in value.split(",")
        }
        return [answer]

    def learn(self) -> None:
        """Take what the SMS of the last answer hold, if the answer called them secret."""
        if "sms" not in self._called_secret:
            return
        for message in self.messages()[self._seen :]:
            found = LINK.findall(message.body)
            self.secrets.update(urlsplit(link).path.rpartition("/")[2] for link in found)
            self.secrets.update(CODE.findall(LINK.sub("", message.body)))


@dataclass(slots=True)
class _Body:
    """A request's body, to be read again."""

    left: bytes

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes."""
        end = len(self.left) if size < 0 else size
        read, self.left = self.left[:end], self.left[end:]
        return read


def listen(town: Town) -> Eavesdropper:
    """Put an eavesdropper before the app."""
    ears = Eavesdropper(town.app.wsgi_app, lambda: town.rest.account.messages)
    town.app.wsgi_app = ears  # type: ignore[method-assign]
    return ears


def open_links(town: Town, ears: Eavesdropper) -> int:
    """Open each link that was sent, type a password where one is asked for; give how many were set."""
    ears.learn()
    browser, done = town.app.test_client(), 0
    bodies = [message.body for message in town.rest.account.messages]
    for link in [link for body in bodies for link in LINK.findall(body) if link.startswith(f"{ADDRESS}/l/")]:
        path = urlsplit(link).path
        page = browser.get(path, base_url="http://localhost")
        names = re.findall(r'name="([^"]+)" type="password"', page.text)
        if names:
            ears.secrets.add(PASSWORD)
            answer = browser.post(path, base_url="http://localhost", data=dict.fromkeys(names, PASSWORD))
            done += answer.status_code == 200
    return done


def traces(
    town: Town, rung: Rung, ears: Eavesdropper, logged: str, pages: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """Tell where a secret was left: in database, log, answers, the call's lines, or on `pages` by address."""
    ears.learn()
    told = json.dumps(rung.lines, ensure_ascii=False)
    places = {
        "a line": [told],
        "the log": [logged],
        "an answer": ears.answers,
        "the database": list(_stored(town)),
        **{f"the page {address}": [text] for address, text in pages.items()},
    }
    return [
        f"{place}: {secret} in {_around(text, secret)}"
        for secret in sorted(ears.secrets, key=len)
        for place, texts in places.items()
        for text in texts
        if secret in text and _alone(secret).search(text)
    ]


def _alone(secret: str) -> re.Pattern[str]:
    """Find a secret; digits are none as part of a longer number or digest, or as the fraction of a second."""
    if not secret.isdecimal():
        return re.compile(re.escape(secret))
    return re.compile(rf"(?<![0-9A-Fa-f.]){re.escape(secret)}(?![0-9A-Fa-f])")


def _around(text: str, secret: str) -> str:
    found = _alone(secret).search(text)
    return text[max(0, found.start() - 60) : found.end() + 20] if found else ""


def _stored(town: Town) -> Iterator[str]:
    """Give every value of every row, and the files themselves, for what was erased but is there still."""
    file = Path(town.engine.url.database or "")
    for each in sorted(file.parent.glob(f"{file.name}*")):
        yield NO_DIGITS.sub("", each.read_bytes().decode("latin-1"))
    metadata = MetaData()
    metadata.reflect(town.engine)
    with town.store.read() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                yield f"{table.name}: {_plain(row._mapping)}"


def _plain(row: Mapping[str, Any]) -> str:
    return "\n".join(f"{name} {value}" for name, value in row.items())
