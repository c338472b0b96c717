"""What Twilio's REST API does not take, in its own words."""

from __future__ import annotations


class Refused(Exception):
    """A request that Twilio would not take: HTTP status, its own code, its message (twiml-voice.md, 6)."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class NotFound(Refused):
    """There is no such resource."""

    def __init__(self, path: str) -> None:
        super().__init__(404, 20404, f"The requested resource {path} was not found")
