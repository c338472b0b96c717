"""What guards every page: headers that let no foreign thing in, and no request from another site."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, request

from webhooks.settings import Settings

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "media-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every page. No inline script or style, nothing from another host, nobody frames us."""
SAFE = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing (RFC 9110, 9.2.1)."""


def add_to(pages: Blueprint, settings: Settings) -> None:
    """Guard all that `pages` serves."""
    names = {"localhost", urlsplit(settings.public_url).hostname}

    @pages.before_request
    def refuse_foreign() -> None:
        """Refuse what another site makes a browser send, and in development a name that is not ours.

        A page elsewhere can point a name of its own at this machine and then talk to a developer's
        server as if it were that page's own (DNS rebinding); an address cannot be so used.
        """
        if request.method not in SAFE and not _same_origin():
            abort(403, "this request came from another site")
        if settings.development and not (_is_address(_host()) or _host() in names):
            abort(403, f"the host {_host()} is not known here; set IVR_PUBLIC_URL if it is yours")

    @pages.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _same_origin() -> bool:
    """Tell whether a browser says that our own page sent this; programs that are none say nothing.

    Fetch Metadata where the browser sends it, else the Origin of RFC 6454. So no form needs a token.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _host() -> str:
    return urlsplit(f"//{request.host}").hostname or ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
