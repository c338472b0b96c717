"""The demo's agents. Their PINs stand in README.md, since nobody's money hangs on them."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from flows.wallet.desk import sealed_pin
from flows.wallet.records import agent
from ivr.store.vault import Vault

AGENTS = (
    ("1001", "赵敏", "246810", "fraud security payments general", "zh-CN en-US"),
    ("1002", "钱進", "135790", "payments general", "zh-CN"),
    ("1003", "Grace Sun", "112358", "fraud general", "en-US"),
)
"""Number, name, PIN, skills, languages."""


def fill_agents(connection: Connection, vault: Vault) -> None:
    """Write the agents, none of them signed in."""
    rows = [
        {
            "number": number,
            "name": name,
            "pin_hmac": sealed_pin(vault, number, pin),
            "skills": skills,
            "languages": languages,
            "status": "away",
            "wrong_pins": 0,
        }
        for number, name, pin, skills, languages in AGENTS
    ]
    connection.execute(insert(agent), rows)
