"""`ivr crawl`: ring an app until all that it offers has been tried, and tell what is wrong with it."""

from __future__ import annotations

import ipaddress
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from ivr.cli.crawled import drawn, print_json, print_text, save, write
from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.simulator.acts import Scripted
    from ivr.simulator.crawl.crawler import Map
    from ivr.simulator.crawl.visit import Visit
    from webhooks.target import Target

EXAMPLES = """\b
Examples:
  ivr crawl http://127.0.0.1:5000/voice
  ivr crawl myapp:app/answer --token secret --map app.svg --save calls/
  ivr crawl hello --json

\b
Exit status: 0 nothing is wrong, 1 troubles were found, 2 wrong usage, 4 nobody is there, 130 Ctrl-C.
"""
TROUBLES, NOBODY_THERE = 1, 4
AT = "2026-03-04T10:00+08:00"
"""When every call begins: a working Wednesday morning in Beijing."""


@click.command(epilog=EXAMPLES, short_help="Try all that an app offers, and tell what is wrong.")
@click.argument("target")
@click.option("--calls", default=300, show_default=True, help="Ring so often at the most.")
@click.option("--depth", default=8, show_default=True, help="Go so many acts deep.")
@click.option("--token", help="Sign the requests with this auth token; by default TWILIO_AUTH_TOKEN.")
@click.option("--from", "caller", metavar="NUMBER", help="Who rings.")
@click.option("--map", "drawing", type=click.Path(dir_okay=False, path_type=Path), help="Draw the map (SVG).")
@click.option(
    "--save", type=click.Path(file_okay=False, path_type=Path), help="Write each call as a transcript."
)
@click.option("--i-own-this-host", "owned", is_flag=True, help="Ring a host that is not this machine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def crawl(**options: Any) -> None:
    """Ring TARGET (a URL, module:app, or a hotline's name) until all that it offers has been tried.

    Each path is a call of its own. At each place where the app listens these are tried: every key that it
    offers, one that it does not, silence, entries that are too short and too long, and a hang-up; and, twelve
    times over, silence and the wrong key. Told are silent drops, calls without an end, errors, offered keys
    that do nothing, and keys that work and are not told.
    """
    raise SystemExit(_crawl(Options(**options)))


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed, as click read it."""

    target: str
    calls: int
    depth: int
    token: str | None
    caller: str | None
    drawing: Path | None
    save: Path | None
    owned: bool
    as_json: bool


def _crawl(options: Options) -> int:
    from ivr.simulator.crawl.crawler import crawl as crawled  # noqa: PLC0415 - who prints help rings nobody
    from ivr.simulator.ring import NobodyThere  # noqa: PLC0415

    target = options.target
    if not options.owned and not _is_here(target):
        raise Wrong(
            f"{target} is not on this machine; say --i-own-this-host if you may ring it {options.calls} times"
        )
    with _ringing(options) as (ring, top), _bar(options) as told:
        try:
            found = crawled(ring, most_calls=options.calls, most_acts=options.depth, told=told)
        except NobodyThere as error:
            click.echo(f"Nobody is there: {error}", err=True)
            return NOBODY_THERE
    (print_json if options.as_json else print_text)(found)
    if options.drawing is not None:
        write(options.drawing, drawn(found, target))
    if options.save is not None:
        save(options.save, found.visits, top)
    return TROUBLES if found.troubles else 0


def _is_here(target: str) -> bool:
    host = urlsplit(target).hostname or "" if "://" in target else "localhost"
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


@contextmanager
def _ringing(options: Options) -> Iterator[tuple[Callable[[Sequence[Scripted]], Visit], tuple[str, ...]]]:
    """Give what makes one call, and the top of its transcript.

    A hotline of ours is rung on new demo data each time, so that no call finds what another left.
    """
    from ivr.cli import playing  # noqa: PLC0415
    from ivr.simulator import transcript  # noqa: PLC0415
    from ivr.simulator.circumstances import start_at  # noqa: PLC0415
    from ivr.simulator.crawl.visit import visit  # noqa: PLC0415
    from webhooks.target import NoTarget, open_target  # noqa: PLC0415

    begins_at = start_at(AT)
    token = options.token or playing.token()
    ours = re.fullmatch(r"[\w-]+", options.target) is not None

    @contextmanager
    def opened() -> Iterator[Target]:
        with open_target(options.target, lambda: begins_at, token, steady=ours) as found:
            yield replace(
                found, settings=replace(found.settings, caller=options.caller or found.settings.caller)
            )

    def call(found: Target, acts: Sequence[Scripted]) -> Visit:
        return visit(
            acts, begins_at, lambda log, clock: playing.new_call(found, log, clock), playing.code_of(found)
        )

    def anew(acts: Sequence[Scripted]) -> Visit:
        with opened() as found:
            return call(found, acts)

    try:
        with opened() as found:
            top = transcript.top(
                found.settings, target=options.target, start_at=begins_at, own=found.settings
            )
            yield anew if ours else partial(call, found), top
    except NoTarget as error:
        raise Wrong(str(error)) from error


@contextmanager
def _bar(options: Options) -> Iterator[Callable[[Map], None]]:
    shown = not options.as_json and sys.stderr.isatty()
    with click.progressbar(length=options.calls, label="ringing", file=sys.stderr, hidden=not shown) as bar:
        yield lambda found: bar.update(len(found.visits) - bar.pos)
