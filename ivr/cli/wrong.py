"""The one kind of error that is the user's: told in one sentence, exit status 2."""

from __future__ import annotations

import click


class Wrong(click.ClickException):
    """The command was used wrongly; the message says what to do."""

    exit_code = 2
