"""Write down what was done, with the id of the call that did it."""

from __future__ import annotations

from flows.wallet.processes.books import note

__all__ = ["note"]
