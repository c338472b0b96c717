"""What time alone does, for whoever keeps the hotlines going (`ivr worker`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ivr.store.casework import Office
from ivr.store.database import Store
from ivr.store.hotline import Hotline

BATCH = 100
"""So many steps of a kind are taken in one transaction, so that no call waits long for it."""


def pass_time(store: Store, hotlines: Iterable[Hotline], now: datetime) -> int:
    """Take all steps that are due by time alone; gives how many were taken.

    Several workers may do this at once: each step is taken by one of them.
    """
    taken = 0
    for hotline in hotlines:
        while hotline.case_work is not None:
            with store.write() as connection:
                office = Office(connection, store.vault, hotline.wording, hotline.flow.languages, now)
                count = hotline.case_work.take_due(office, BATCH)
            taken += count
            if not count:
                break
    return taken
