"""The secret key: what it signs and encrypts, and that it never shows. Moments are kept in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from cryptography.fernet import InvalidToken
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from ivr.store.database import Store
from ivr.store.types import UtcDateTime
from ivr.store.vault import Vault

VAULT = Vault(b"a-secret-key-for-tests")
OTHER = Vault(b"another-key-for-tests")
moments = Table("moment", MetaData(), Column("id", Integer, primary_key=True), Column("at", UtcDateTime))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_seal_and_open(text: str) -> None:
    """What is sealed is opened by the same key alone, and never lies open."""
    sealed = VAULT.seal(text)
    assert VAULT.open(sealed) == text
    assert len(text) < 4 or text.encode() not in sealed
    with pytest.raises(InvalidToken):
        OTHER.open(sealed)


def test_hmac() -> None:
    """A code's HMAC depends on the key: who reads the database cannot try all codes."""
    assert len(VAULT.hmac("428571")) == 64
    assert VAULT.hmac("428571") != OTHER.hmac("428571")
    assert VAULT.same("428571", VAULT.hmac("428571"))
    assert not VAULT.same("428572", VAULT.hmac("428571"))
    assert not OTHER.same("428571", VAULT.hmac("428571"))


def test_key_is_hidden() -> None:
    """A vault's key is long enough, and shows in no repr."""
    assert "key-for-tests" not in repr(VAULT)
    with pytest.raises(ValueError, match="too short"):
        Vault(b"short")


def test_moments_are_utc(store: Store) -> None:
    """A moment comes back aware and in UTC, whatever zone it was given in; a naive one is refused."""
    beijing = timezone(timedelta(hours=8))
    at = datetime(2026, 3, 4, 10, 30, 15, 250_000, tzinfo=beijing)
    moments.metadata.create_all(store.engine)
    with store.write() as connection:
        connection.execute(insert(moments), {"at": at})
        connection.execute(insert(moments), {"at": None})
    with store.read() as connection:
        found = connection.execute(select(moments.c.at).order_by(moments.c.id)).scalars().all()
    assert found == [at, None]
    assert found[0].tzinfo is UTC
    with pytest.raises(StatementError, match="time zone"), store.write() as connection:
        connection.execute(insert(moments), {"at": at.replace(tzinfo=None)})
