"""What the secret key is for: codes are kept as an HMAC, bodies of messages and files of callers encrypted.

A slow hash would not protect six digits: all million of them are tried in no time. A keyed one does, as long
as the key is not in the database.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass

from cryptography.fernet import Fernet


@dataclass(frozen=True, slots=True)
class Vault:
    """A secret key, and what is done with it. The key never shows in a repr."""

    key: bytes

    def __post_init__(self) -> None:
        if len(self.key) < 16:
            raise ValueError("the secret key is too short: give at least 16 bytes")

    def __repr__(self) -> str:
        return "Vault(…)"

    def hmac(self, text: str) -> str:
        """Give the HMAC-SHA256 of `text` as 64 hexadecimal digits."""
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()

    def same(self, text: str, digest: str) -> bool:
        """Tell, in constant time, whether `digest` is the HMAC of `text`."""
        return hmac.compare_digest(self.hmac(text), digest)

    def seal(self, text: str) -> bytes:
        """Encrypt `text`."""
        return self.seal_file(text.encode())

    def open(self, sealed: bytes) -> str:
        """Decrypt what `seal` gave; `cryptography.fernet.InvalidToken` if the key is another."""
        return self.open_file(sealed).decode()

    def seal_file(self, content: bytes) -> bytes:
        """Encrypt what is no text."""
        return self._fernet().encrypt(content)

    def open_file(self, sealed: bytes) -> bytes:
        """Decrypt what `seal_file` gave; raises as `open`."""
        return self._fernet().decrypt(sealed)

    def _fernet(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"outbox:" + self.key).digest()))
