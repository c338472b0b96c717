"""Sign requests as Twilio does."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit


def sign(token: str, url: str, params: Mapping[str, str]) -> str:
    """Return the `X-Twilio-Signature` of a voice request.

    The string signed is the URL without fragment and credentials (over HTTPS also without port), then, for
    a POST, every decoded parameter as name and value, sorted by name; a GET has no `params` here since its
    URL carries them. HMAC-SHA1 with the account's auth token, in base64. [twiml-voice.md, section 3]
    """
    text = signed_url(url) + "".join([name + params[name] for name in sorted(params)])
    digest = hmac.digest(token.encode(), text.encode(), "sha1")
    return base64.b64encode(digest).decode()


@lru_cache(maxsize=256)
def signed_url(url: str) -> str:
    """Return the form of a URL that is signed: no fragment, no `user:pass@`, over HTTPS no port."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme == "https" and parts.port is not None:
        host = host.rpartition(":")[0]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
