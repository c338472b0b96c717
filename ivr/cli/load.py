"""`ivr load`: ring a hotline as many callers at once, and tell how quickly it answered."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from ivr.cli.wrong import Wrong
from webhooks.settings import DEVELOPMENT

if TYPE_CHECKING:
    from ivr.simulator.load import Tally

EXAMPLES = """\b
Examples:
  ivr load                                        the wallet, 50 callers for 10 s
  ivr load http://127.0.0.1:5000/voice --callers 200 --seconds 30 --p95-ms 200
  ivr load myapp:app --mix quick=1 --speed max    as many requests as it takes

\b
Callers, by default quick=3,patient=4,silent=1,wrong=1,leaver=1:
  quick    cuts prompts with a key that they name
  patient  hears prompts to the end, then presses a key that they name
  silent   never says or presses anything
  wrong    presses keys that lead nowhere
  leaver   hangs up early

\b
Exit status: 0 within the limits, 1 over a limit or every call failed, 2 wrong usage, 4 nobody is there.
"""
OVER_LIMIT, NOBODY_THERE = 1, 4
BUSY_MS = 50
"""Callers who act later than this tell more of the machine that they ring from than of the app."""
FEW = 20
"""So many webhooks are told at most, the most asked ones."""


@click.command(epilog=EXAMPLES, short_help="Ring as many callers at once.")
@click.argument("target", required=False)
@click.option(
    "--callers", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many at once."
)
@click.option("--seconds", type=click.FloatRange(1, 600), default=10, show_default=True, help="How long.")
@click.option("--mix", metavar="KIND=SHARE,…", help="Who rings, in shares of each other.")
@click.option(
    "--speed",
    metavar="N|max",
    default="1",
    show_default=True,
    help="How much quicker than people callers listen and think; max: they take no time.",
)
@click.option("--p95-ms", type=click.FloatRange(min=0), help="The limit for each webhook: 95 of 100 answers.")
@click.option(
    "--errors", type=click.FloatRange(0, 100), help="The limit for calls that an error ends, in percent."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Of a served target."
)
@click.option("--token", envvar="TWILIO_AUTH_TOKEN", show_envvar=True, help="Signs the requests.")
@click.option("--i-own-this-host", "own", is_flag=True, help="Ring a host that is not this machine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def load(ctx: click.Context, /, **options: Any) -> None:
    """Ring TARGET as many callers at once, and tell how quickly it answered, by webhook.

    TARGET is a URL on this machine; or nothing, a flow's name or MODULE:APP[/PATH], which is served for it
    here by gunicorn, a hotline of ours on new demo data.

    Each caller rings again and again over a connection of its own. A webhook's time is that of the real
    request, from the first byte sent to the last received; what lies between is people listening and
    thinking, at the pace of people unless --speed says otherwise. They begin one after another within the
    first third. Only the target's own host is ever asked.
    """
    ctx.exit(_load(options))


def _load(options: Mapping[str, Any]) -> int:
    from ivr.cli.serving import reachable  # noqa: PLC0415 - who prints help needs none of it
    from ivr.simulator import personas  # noqa: PLC0415
    from ivr.simulator.load import Plan, is_loopback, run  # noqa: PLC0415

    try:
        mix = personas.mix(options["mix"]) if options["mix"] else personas.MIX
    except ValueError as error:
        raise Wrong(f"--mix {error}") from None
    speed = _speed(options["speed"])
    token = options["token"] or DEVELOPMENT["TWILIO_AUTH_TOKEN"]
    with reachable(options["target"], options["workers"], token) as (settings, numbers):
        host = urlsplit(settings.url).hostname or ""
        if not (is_loopback(host) or options["own"]):
            raise Wrong(f"{host} is not this machine; if you may ring it like this, say --i-own-this-host")
        plan = Plan(
            settings=settings,
            token=token,
            mix=mix,
            callers=options["callers"],
            seconds=options["seconds"],
            speed=speed,
            hosts=frozenset({host}),
            numbers=numbers,
        )
        with _progress(plan.seconds) as tick:
            tally = run(plan, datetime.now(UTC), tick)
    broken = list(_broken(tally, options["p95_ms"], options["errors"]))
    (_print_json if options["as_json"] else _print)(tally, options["seconds"], broken)
    if tally.endings["nobody"] == tally.calls:
        click.echo(f"Nobody is there: {settings.url} did not answer once", err=True)
        return NOBODY_THERE
    return OVER_LIMIT if broken else 0


def _speed(text: str) -> float | None:
    if text == "max":
        return None
    with suppress(ValueError):
        if 0.1 <= (speed := float(text)) <= 1000:
            return speed
    raise Wrong(f"--speed {text!r} should be a number from 0.1 to 1000, or max")


# -- what is told


@contextmanager
def _progress(seconds: float) -> Iterator[Callable[[float, int], None]]:
    """Show how far it is on a terminal, elsewhere nothing."""
    requests = 0
    if not sys.stderr.isatty():
        yield lambda _passed_s, _requests: None
        return

    def shown(_item: object) -> str:
        return f"{requests} requests"

    with click.progressbar(length=round(seconds * 10), item_show_func=shown, file=sys.stderr) as bar:

        def tick(passed_s: float, asked: int) -> None:
            nonlocal requests
            requests = asked
            bar.update(round(passed_s * 10) - bar.pos, asked)

        yield tick


def _broken(tally: Tally, p95_ms: float | None, errors: float | None) -> Iterator[str]:
    """Tell which limits were not kept; that not every call fails is always one."""
    from ivr.simulator.load import percentile  # noqa: PLC0415

    for path, ms in sorted(tally.ms.items()):
        if p95_ms is not None and percentile(ms, 0.95) > p95_ms:
            yield f"{path}: 95 of 100 answers within {percentile(ms, 0.95):.0f} ms, more than {p95_ms:g}"
    share = 100 * tally.failed / tally.calls if tally.calls else 0.0
    if share == 100:
        yield "an error ended every call"
    elif errors is not None and share > errors:
        yield f"an error ended {share:.1f} % of the calls, more than {errors:g} %"


def _numbers(tally: Tally) -> Iterator[dict[str, Any]]:
    from ivr.simulator.load import percentile  # noqa: PLC0415

    for path, ms in sorted(tally.ms.items(), key=lambda item: -len(item[1]))[:FEW]:
        figures = {
            name: percentile(ms, share) for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
        }
        yield {"webhook": path, "requests": len(ms)} | {
            f"{name}_ms": round(value, 1) for name, value in {**figures, "max": max(ms)}.items()
        }


def _title(code: int) -> str:
    from ivr.simulator.codes import CODES  # noqa: PLC0415

    return CODES[code][1] if code in CODES else "a limit of this phone"


def _print_json(tally: Tally, seconds: float, broken: list[str]) -> None:
    from ivr.simulator.load import percentile  # noqa: PLC0415

    lines: list[dict[str, Any]] = [{"event": "webhook", **figures} for figures in _numbers(tally)]
    lines += [
        {"event": "error", "code": code or None, "title": _title(code), "count": count}
        for code, count in tally.errors.most_common()
    ]
    lines.append(
        {
            "event": "summary",
            "seconds": seconds,
            "requests": sum(len(ms) for ms in tally.ms.values()),
            "calls": tally.calls,
            "endings": dict(tally.endings),
            "lag_p95_ms": round(percentile(tally.lag_ms, 0.95), 1),
            "broken": broken,
        }
    )
    for line in lines:
        click.echo(json.dumps(line, ensure_ascii=False))


def _print(tally: Tally, seconds: float, broken: list[str]) -> None:
    from ivr.simulator.load import percentile  # noqa: PLC0415

    rows = list(_numbers(tally))
    width = max((len(row["webhook"]) for row in rows), default=7)
    click.echo(f"{'webhook':<{width}}  requests   p50   p95   p99   max  (ms)")
    for row in rows:
        figures = "".join(f"{row[f'{name}_ms']:6.0f}" for name in ("p50", "p95", "p99", "max"))
        click.echo(f"{row['webhook']:<{width}}  {row['requests']:8}{figures}")
    requests = sum(len(ms) for ms in tally.ms.values())
    ends = {
        "app": "by the app",
        "caller": "by the caller",
        "cut": "went on until the time was up",
        "error": "by an error",
        "nobody": "nobody there",
    }
    told = ", ".join(f"{tally.endings[by]} {words}" for by, words in ends.items() if tally.endings[by])
    click.echo(f"{requests} requests in {seconds:g} s, {requests / seconds:.0f} a second")
    click.echo(f"{tally.calls} calls: {told}")
    for code, count in tally.errors.most_common():
        click.echo(f"{count} × {code or ''} {_title(code)}")
    if percentile(tally.lag_ms, 0.95) > BUSY_MS:
        click.echo("this machine was too busy to ring on time, so the times are partly its own", err=True)
    for each in broken:
        click.echo(click.style(each, fg="red"))
