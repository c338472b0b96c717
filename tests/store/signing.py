"""Mary, who may sign in, and how she tries."""

from __future__ import annotations

from ivr.store import sessions
from ivr.store.database import Store
from ivr.store.users import User
from tests.conftest import Clock

MARY, PASSWORD = User("mary", "console"), "a long password"
ADDRESS = "192.0.2.1"


def tried(store: Store, clock: Clock, name: str, password: str, address: str = ADDRESS) -> str | None:
    """Try to sign in; gives the token of the session."""
    let_in = sessions.sign_in(store, name, password, address, clock.now())
    return None if let_in is None else let_in[1]
