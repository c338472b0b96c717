"""The real `twilio` client, pointed at Twilio or at a pretend one (`IVR_TWILIO_URL`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twilio.rest import Client

ANSWER_TIMEOUT_S = 15.0


def make_client(account_sid: str, auth_token: str, url: str = "") -> Client:
    """Make the client; `url` is where the API is, empty for Twilio's own. It is imported here: it is slow."""
    from twilio.http.http_client import TwilioHttpClient  # noqa: PLC0415
    from twilio.rest import Client  # noqa: PLC0415

    client = Client(account_sid, auth_token, http_client=TwilioHttpClient(timeout=ANSWER_TIMEOUT_S))
    if url:
        client.api.base_url = url
    return client
