"""What viewers of the console cost while a thousand calls go on, and how late each of them sees a change."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import insert, update

from ivr.cli.serve import THREADS
from ivr.store import users
from ivr.store.tables import call as calls
from ivr.store.users import User
from tests.bench.client import Address
from tests.bench.servers import serving
from webhooks.app import create_app
from webhooks.settings import read_settings

PASSWORD = "the bench looks"
VIEWERS = 20
LOOK_S = 0.4
"""As `live.js` has it."""
TURN_S = 0.1
TURNS = 10
"""So many calls take a turn every `TURN_S`: a thousand callers press a key every ten seconds."""


@dataclass(frozen=True, slots=True)
class Viewers:
    """So many viewers of so many live calls: what one costs the server, and how late they saw changes."""

    calls: int
    viewers: int
    changes: int
    cpu_ms_a_s: float
    seen_ms: float
    slowest_ms: float


def measure(folder: Path, most: int, seconds: float) -> Viewers:
    """Measure over real HTTP, by requests as the page sends them."""
    url = f"sqlite:///{folder / 'console'}.db"
    app = create_app(read_settings(development=True, environment={"IVR_DATABASE_URL": url}))
    fill(app, most)
    with serving("console", folder, THREADS) as address:
        looking = [_Viewer(address) for _ in range(VIEWERS)]
        for viewer in looking:
            viewer.start()
        time.sleep(1)
        before_s = _cpu_s()
        changed_s = dict(_changes(app, most, seconds))
        used_s = _cpu_s() - before_s
        time.sleep(1.5)
        for viewer in looking:
            viewer.ends = True
        for viewer in looking:
            viewer.join()
    app.extensions["ivr_store"].engine.dispose()
    late_ms = sorted(
        1000 * (viewer.seen_s.get(number, float("inf")) - at_s)
        for viewer in looking
        for number, at_s in changed_s.items()
    )
    return Viewers(
        calls=most,
        viewers=VIEWERS,
        changes=len(changed_s),
        cpu_ms_a_s=1000 * used_s / seconds / VIEWERS,
        seen_ms=late_ms[len(late_ms) // 2],
        slowest_ms=late_ms[-1],
    )


class _Viewer(Thread):
    """A browser that is signed in, and looks; `seen_s` is when it first saw each change."""

    def __init__(self, address: Address) -> None:
        super().__init__(daemon=True)
        self.ends = False
        self.seen_s: dict[int, float] = {}
        self._connection = http.client.HTTPConnection(*address, timeout=10)
        form = urlencode({"name": "bench", "password": PASSWORD})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", "/sign-in", form, headers)
        answer = self._connection.getresponse()
        answer.read()
        self._cookie = answer.headers["Set-Cookie"].partition(";")[0]

    def run(self) -> None:
        tag = ""
        while not self.ends:
            headers = {"Cookie": self._cookie, "If-None-Match": tag, "Accept-Encoding": "gzip"}
            try:
                self._connection.request("GET", "/console/live", headers=headers)
                answer = self._connection.getresponse()
                body = answer.read()
            except (ConnectionError, http.client.HTTPException):
                self._connection.close()  # it was idle for too long; like a browser, this connects anew
                continue
            now_s = time.monotonic()
            if answer.status == 200:
                tag = answer.headers["ETag"]
                for number in re.findall(rb"change-(\d+)", gzip.decompress(body)):
                    self.seen_s.setdefault(int(number), now_s)
            time.sleep(LOOK_S)


def _changes(app: Flask, most: int, seconds: float) -> Iterator[tuple[int, float]]:
    """Let calls take turns; gives the number of each change, and when it was committed."""
    ends_s = time.monotonic() + seconds
    number = 0
    while time.monotonic() < ends_s:
        number += 1
        with app.extensions["ivr_store"].write() as connection:
            for each in range(TURNS):
                sid = _sid((number * TURNS + each) % most)
                connection.execute(update(calls).where(calls.c.sid == sid).values(path=f"change-{number}"))
        yield number, time.monotonic()
        time.sleep(TURN_S)


def _cpu_s() -> float:
    """Give the processor time of this process's children, and of theirs."""
    tick_s = os.sysconf("SC_CLK_TCK")
    parents, used = {}, {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        pid = int(file.parent.name)
        parents[pid], used[pid] = int(rest[1]), (int(rest[11]) + int(rest[12])) / tick_s
    ours = {pid for pid, parent in parents.items() if parent == os.getpid()}
    return sum(used[pid] for pid in used if pid in ours or parents[pid] in ours)


def fill(app: Flask, most: int) -> None:
    """Let calls go on at all places of the wallet, and `bench` look at them."""
    now = datetime.now(UTC)
    flow = app.extensions["ivr"].hotlines.by_name["wallet"].flow
    nodes = [*flow.nodes]
    row = dict.fromkeys(("data", "outcome", "path", "reply"), "") | {"status": "in-progress"}
    row |= {"flow": flow.version, "language": "zh-CN", "level": "none", "dialed": "+8610955000"}
    row |= dict.fromkeys(("turn", "no_inputs", "no_matches", "errors"), 0) | {"started_at": now}
    rows = [
        row | {"sid": _sid(number), "caller": f"+86138{number:08}", "state": nodes[number % len(nodes)]}
        for number in range(most)
    ]
    with app.extensions["ivr_store"].write() as connection:
        connection.execute(insert(calls), rows)
        users.add(connection, User("bench", "console"), PASSWORD, now)


def _sid(number: int) -> str:
    return f"CA{number:032}"
