"""What breaks off whatever runs in a call: the caller, an agent, the API."""

from __future__ import annotations

from ivr.simulator.next import End, Fetch


class HungUp(Exception):
    """The caller hung up."""


class AgentCame(Exception):
    """An agent took the queued caller."""


class Ordered(Exception):
    """The API sent the live call to another document, or ended it (`End.CALL`)."""

    def __init__(self, order: Fetch | End) -> None:
        super().__init__()
        self.order = order
