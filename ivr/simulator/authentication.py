"""HTTP authentication with the `user:pass@` of a webhook URL: Basic, and Digest when it is asked for."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from urllib.parse import SplitResult, unquote

_PART = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s,]+))')


def basic(parts: SplitResult) -> str:
    """Return the `Authorization` header of HTTP Basic for the user in a URL."""
    pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


def digest(parts: SplitResult, method: str, challenge: str) -> str:
    """Return the `Authorization` header that answers a Digest challenge (RFC 7616, MD5 or SHA-256).

    An empty string: the challenge is no Digest.
    """
    kind, _, rest = challenge.partition(" ")
    if kind.lower() != "digest":
        return ""
    given = {name.lower(): quoted or bare for name, quoted, bare in _PART.findall(rest)}
    hashed = hashlib.sha256 if given.get("algorithm", "").upper().startswith("SHA-256") else hashlib.md5

    def of(*texts: str) -> str:
        return hashed(":".join(texts).encode()).hexdigest()

    user, realm, nonce = unquote(parts.username or ""), given.get("realm", ""), given.get("nonce", "")
    uri = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    secret = of(user, realm, unquote(parts.password or ""))
    fields = {"username": user, "realm": realm, "nonce": nonce, "uri": uri}
    if "auth" in given.get("qop", "").replace(" ", "").split(","):
        once = secrets.token_hex(8)
        fields |= {"cnonce": once}
        response = of(secret, nonce, "00000001", once, "auth", of(method, uri))
        plain = ", qop=auth, nc=00000001"
    else:
        response, plain = of(secret, nonce, of(method, uri)), ""
    fields |= {"response": response} | {name: given[name] for name in ("opaque",) if name in given}
    if "algorithm" in given:
        plain += f", algorithm={given['algorithm']}"
    return "Digest " + ", ".join(f'{name}="{value}"' for name, value in fields.items()) + plain
