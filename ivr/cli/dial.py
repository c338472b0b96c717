"""`ivr dial`: ring a hotline from the terminal, by hand or by a script."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivr.cli.wrong import Wrong
from webhooks.settings import DEVELOPMENT

if TYPE_CHECKING:
    from ivr.cli.dial_options import Options
    from webhooks.target import Target

EPILOG = """\b
Examples:
  ivr dial                                    the wallet hotline, by hand
  ivr dial hello --keys "1"                   a flow, by a script
  ivr dial myapp:app                          any WSGI app in this folder, at /voice
  ivr dial http://localhost:5000/voice --json any TwiML app over HTTP
  ivr dial --keys "- wait:2 1 13800000001# code !"
  ivr dial --keys "1 1 !" --fault drop@2      what callers hear when an answer is lost
  ivr dial --replay frozen.call:12            do what it says up to line 12, go on by hand
  ivr dial wallet --record frozen.call        write the call down; `ivr test` plays it

\b
Acts of --keys and of piped input, separated by blanks:
  1  13800000001#      keys, one after another
  -                    silence until the timer runs out
  say:agent            speech; say:"two words"
  rec:3                3 seconds of speech for a recording
  wait:10              10 seconds pass; may cut a prompt (wait:2 1)
  code                 keys the code of the newest SMS
  !                    hangs up

By hand, ? lists what else there is: go back a turn, see what was sent, save.

\b
Exit status: 0 the call ended well, 2 wrong usage, 3 an application error
ended it, 4 nobody is there, 5 the script ran out while the app still waited.
"""


OTHER_CLOCK = "--at sets the phone's clock alone; an app at a URL keeps its own"


@click.command(epilog=EPILOG)
@click.argument("target", required=False)
@click.option("--keys", metavar="ACTS", help="Script of the caller; without it you are the caller.")
@click.option("--json", "as_json", is_flag=True, help="Print what happens as one JSON object a line.")
@click.option("--real-time", is_flag=True, help="Take the time that a real call takes.")
@click.option("--fresh", is_flag=True, help="Ring on a throw-away copy of the demo data.")
@click.option(
    "--record",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a transcript that `ivr test` plays; our own hotlines are rung --fresh for it.",
)
@click.option(
    "--replay",
    metavar="FILE[:LINE]",
    help="Do what a transcript says, up to a line, then go on by hand or by --keys.",
)
@click.option(
    "--break",
    "breaks",
    metavar="STATE",
    multiple=True,
    help="Leave --keys or --replay when our hotline comes there, and go on by hand.",
)
@click.option("--from", "caller", metavar="NUMBER", help="Who calls.")
@click.option("--to", "dialed", metavar="NUMBER", help="Which number is called.")
@click.option("--method", type=click.Choice(["GET", "POST"]), help="Of the first request.")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A further request parameter.")
@click.option(
    "--token",
    envvar="TWILIO_AUTH_TOKEN",
    show_envvar=True,
    help="Signs the requests; by default as `ivr serve --dev` expects.",
)
@click.option("--fallback", metavar="URL", help="Asked when an answer fails.")
@click.option("--status-callback", metavar="URL", help="Told when the call is over.")
@click.option("--at", "start", metavar="TIME", help="When the call begins, as 2026-10-01T03:00+08:00.")
@click.option(
    "--far",
    "far_ends",
    metavar="NUMBER=answer:12[:KEYS]|busy|no-answer|failed",
    multiple=True,
    help="How a far end (a number, client, room or queue) behaves; by default it answers after 2 s, "
    "talks for 10 s, and keys nothing when a document of its own asks.",
)
@click.option(
    "--agent",
    metavar="SECONDS|none",
    help="When an agent takes a queued caller, then talks for 10 s; by default after 20 s.",
)
@click.option("--pay", metavar="RESULT", help="How every <Pay> ends; by default success.")
@click.option(
    "--assume",
    "assumed",
    metavar="NAME=yes|no",
    multiple=True,
    help="What Twilio does where nobody knows; docs/differences.md lists the names.",
)
@click.option(
    "--fault",
    "faults",
    metavar="slow=16|500|truncated|duplicate|drop[@N]",
    multiple=True,
    help="What fails on the way to the app, at each request or at the Nth; the one that answers is 0.",
)
@click.option(
    "--twilio",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Answer Twilio's API there during the call: SMS that the app sends arrive here. 0: any free port.",
)
@click.pass_context
def dial(ctx: click.Context, /, **options: Any) -> None:
    """Ring TARGET, with a pretend Twilio in between, on a virtual clock.

    TARGET is nothing (the wallet hotline), the name of a flow, MODULE:APP[/PATH] (a WSGI app) or a URL.
    """
    for name, value in options.items():  # what the terminal could not decode must not break a request
        options[name] = value.encode(errors="replace").decode() if isinstance(value, str) else value
    from ivr.cli.dial_options import Options  # noqa: PLC0415 - who prints help needs none of it
    from webhooks.target import NoTarget  # noqa: PLC0415

    try:
        ctx.exit(_dial(Options(**options)))
    except NoTarget as error:
        raise Wrong(str(error)) from error


def _dial(options: Options) -> int:
    """Read the options, so that a wrong one is told before anything rings; then ring.

    Returns:
        The exit status.
    """
    from ivr.cli.dial_options import acts_of, faults_of, given_by, replayed_by, start_of  # noqa: PLC0415
    from ivr.cli.phone import Phone  # noqa: PLC0415
    from ivr.simulator import transcript  # noqa: PLC0415
    from ivr.simulator.clock import RealClock, VirtualClock  # noqa: PLC0415
    from webhooks.target import open_target  # noqa: PLC0415

    keys = acts_of(options)
    replayed = replayed_by(options)
    given = ({**replayed.given} if replayed else {}) | given_by(options)
    faults = faults_of(options, replayed)
    start_at = start_of(options, replayed)
    record = options.file
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    if options.breaks and not at_terminal:
        raise Wrong("--break lets you go on by hand, so it needs a terminal")
    clock = RealClock(start_at) if options.real_time else VirtualClock(start_at)
    name = options.target or (replayed.target if replayed else None)
    token = options.token or DEVELOPMENT["TWILIO_AUTH_TOKEN"]
    steady = record is not None or replayed is not None
    with open_target(name, clock.now, token, fresh=options.fresh, steady=steady) as found:
        target = replace(found, settings=replace(found.settings, **given))
        remark = "" if target.shares_clock or options.start is None else OTHER_CLOCK
        own = found.settings
        top = transcript.top(target.settings, target=found.name, start_at=start_at, own=own, faults=faults)
        by_hand = at_terminal and (keys is None or bool(options.breaks))
        phone = Phone(target, clock, top, faults, as_json=options.as_json, by_hand=by_hand)
        acts = [*(replayed.acts if replayed else ()), *(keys or ())]
        try:
            with _api(options.twilio, target):
                if by_hand:
                    return phone.ring_by_hand(acts, options.breaks, remark)
                return phone.ring(acts, piped=keys is None, remark=remark)
        finally:
            if record is not None:
                phone.write_down(record)


@contextlib.contextmanager
def _api(port: int | None, target: Target) -> Iterator[None]:
    """Answer Twilio's API on `port` while the call goes on; None: don't."""
    if port is None:
        yield
        return
    from webhooks.pretend import api_at  # noqa: PLC0415 - Werkzeug's server, for who asks for it

    account_sid = target.settings.account_sid
    with contextlib.ExitStack() as served:
        try:
            address = served.enter_context(api_at(port, target.account, account_sid, target.token))
        except OSError as error:
            raise Wrong(
                f"--twilio {port}: {error.strerror}; take another port, or 0 for a free one"
            ) from None
        click.echo(f'Twilio\'s API, account {account_sid}: client.api.base_url = "{address}"', err=True)
        yield
