"""The command `ivr`. Its modules import nothing heavy until their command runs."""

from __future__ import annotations

import gc
from typing import Any

import click

from ivr.cli.check import check
from ivr.cli.crawl import crawl
from ivr.cli.dial import dial
from ivr.cli.diff import diff
from ivr.cli.draw import draw
from ivr.cli.flows import flows
from ivr.cli.load import load
from ivr.cli.number import number
from ivr.cli.serve import serve
from ivr.cli.test import test
from ivr.cli.user import user
from ivr.cli.worker import worker

COLLECT_AFTER = 100_000
"""So many new objects make the collector look for cycles (Python's own is 700)."""
STOPPED = 130
"""128 and the number of the signal that Ctrl-C sends."""
EXAMPLES = """\b
Examples:
  ivr dial                     ring the wallet hotline on this machine
  ivr dial hello --keys "1 !"  press 1 in the smallest hotline, then hang up
  ivr test                     play the transcripts of calls in this folder
  ivr load --callers 200       how quickly does it answer so many at once?
  ivr serve --dev              answer Twilio's webhooks on http://127.0.0.1:5000/voice
  ivr number connect +1… --url https://…   let a number at Twilio ring it
  ivr flows                    list the hotlines and check their files
  ivr check                    prove the wallet's menus, or show the call that goes wrong
  ivr draw -o wallet.svg       draw the wallet hotline
  ivr diff HEAD~1:flows/wallet wallet      tell what changed for callers
  ivr crawl http://127.0.0.1:8000/voice    try all that an app offers

Completion: eval "$(_IVR_COMPLETE=bash_source ivr)", or zsh_source, or fish_source.
"""


class _Ivr(click.Group):
    """Ends with the status of a shell's command that Ctrl-C stopped: 1 would say that something was found."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nstopped before the end: there is no result", err=True)
            ctx.exit(STOPPED)


@click.group(cls=_Ivr, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.version_option(package_name="ivr-workbench")
def main() -> None:
    """Write a telephone hotline in plain files, ring it here, serve it to real callers."""
    gc.set_threshold(COLLECT_AFTER)  # what is loaded stays: looking through it again and again took a sixth


for command in (dial, test, load, serve, worker, number, user, flows, check, draw, diff, crawl):
    main.add_command(command)
