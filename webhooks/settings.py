"""The environment variables that a hotline is served with, read in one place."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

VARIABLES = {
    "IVR_ENV": "development or production; by default development for `dial` and `serve --dev`",
    "TWILIO_AUTH_TOKEN": "verifies X-Twilio-Signature; required in production",
    "TWILIO_ACCOUNT_SID": "the account that sends SMS; required by `ivr worker`",
    "IVR_SMS_FROM": "the number that SMS are sent from, as +8610…",
    "IVR_HUMAN_NUMBER": "the number that callers are connected to when something of ours fails",
    "IVR_SECRET_KEY": "encrypts outgoing SMS, signs codes; 16 characters or more, required in production",
    "IVR_DATABASE_URL": "sqlite:///FILE or postgresql://…; by default a demo file in your data folder",
    "IVR_PUBLIC_URL": "the address that Twilio and links in SMS were given, if requests arrive with another",
    "IVR_TRUSTED_PROXIES": "how many proxies set X-Forwarded-*; by default 0: they are ignored",
    "IVR_PAGES": "pages beside the webhooks: flows console desk, or none; all, and the phone, in development",
    "IVR_TWILIO_URL": "where Twilio's API is, if it is a pretend one, as `ivr serve --twilio` makes",
}
PAGES = ("phone", "flows", "console", "desk")
"""The pages for people; production shows none of them unless asked."""
_DATABASES = ("sqlite:", "sqlite+", "postgresql:", "postgresql+")
DEVELOPMENT = {
    "TWILIO_AUTH_TOKEN": "development-token",
    "TWILIO_ACCOUNT_SID": "AC00000000000000000000000000000000",
    "IVR_SMS_FROM": "+8610955000",
    "IVR_HUMAN_NUMBER": "+8610955001",
}


class SettingsError(Exception):
    """Whoever started the program left something out of the environment, or wrote it wrong."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a hotline is served with. Secrets never show in a repr.

    `links_url` is what links in SMS begin with where that is neither `public_url` nor what requests name.
    """

    development: bool
    auth_token: str
    account_sid: str
    sms_from: str
    human_number: str
    secret_key: bytes
    database_url: str
    demo: bool
    public_url: str = ""
    links_url: str = ""
    trusted_proxies: int = 0
    pages: tuple[str, ...] = ()
    twilio_url: str = ""

    def __repr__(self) -> str:
        return f"Settings(development={self.development})"


def read_settings(*, development: bool, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; `IVR_ENV` has the last word on whether this is development.

    Raises:
        SettingsError: something that is needed is missing or malformed; one sentence says what to do.
    """
    given = os.environ if environment is None else environment
    env = given.get("IVR_ENV") or ("development" if development else "production")
    if env not in ("development", "production"):
        raise SettingsError(f"IVR_ENV is '{env}'; make it development or production")
    development = env == "development"

    def get(name: str) -> str:
        return given.get(name) or (DEVELOPMENT.get(name, "") if development else "")

    if not get("TWILIO_AUTH_TOKEN"):
        raise SettingsError(
            "TWILIO_AUTH_TOKEN is not set, so no webhook could be verified; "
            "set it, or use `ivr serve --dev` on your own machine"
        )
    proxies = get("IVR_TRUSTED_PROXIES") or "0"
    if not proxies.isdecimal():
        raise SettingsError(f"IVR_TRUSTED_PROXIES is '{proxies}'; make it the number of proxies, as 1")
    pages = _pages(given.get("IVR_PAGES") or ("" if development else "none"))
    if "phone" in pages and not development:
        raise SettingsError(
            "IVR_PAGES has the phone, on which anybody rings as anybody and reads their SMS; "
            "only development shows it"
        )
    url = get("IVR_DATABASE_URL")
    if url and not url.startswith(_DATABASES):
        raise SettingsError(
            "IVR_DATABASE_URL is no database of ours; make it sqlite:///FILE or postgresql://USER@HOST/DATABASE"
        )
    return Settings(
        development=development,
        auth_token=get("TWILIO_AUTH_TOKEN"),
        account_sid=get("TWILIO_ACCOUNT_SID"),
        sms_from=get("IVR_SMS_FROM"),
        human_number=get("IVR_HUMAN_NUMBER"),
        secret_key=_secret_key(get("IVR_SECRET_KEY"), development=development),
        database_url=url or f"sqlite:///{data_folder() / 'hotline.db'}",
        demo=development or not url,
        public_url=get("IVR_PUBLIC_URL").rstrip("/"),
        trusted_proxies=int(proxies),
        pages=pages,
        twilio_url=_twilio_url(given),
    )


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """An account at Twilio, or, with a `url`, at a pretend one."""

    account_sid: str
    auth_token: str = field(repr=False)
    url: str = ""


def read_twilio(environment: Mapping[str, str] | None = None) -> TwilioAccount:
    """Read which account at Twilio is meant; a pretend one has the account of development by default.

    Raises:
        SettingsError: the account is not named; one sentence says what to do.
    """
    given = os.environ if environment is None else environment
    url = _twilio_url(given)
    known = DEVELOPMENT if url else {}
    sid, token = (
        given.get(name) or known.get(name, "") for name in ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN")
    )
    if not sid or not token:
        raise SettingsError(
            "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not both set; "
            "copy them from the first page of Twilio's console"
        )
    return TwilioAccount(sid, token, url)


def _twilio_url(given: Mapping[str, str]) -> str:
    url = given.get("IVR_TWILIO_URL", "").rstrip("/")
    if url and not url.startswith(("http://", "https://")):
        raise SettingsError(f"IVR_TWILIO_URL is '{url}'; make it an address, as http://127.0.0.1:5000")
    return url


def _pages(given: str) -> tuple[str, ...]:
    if given == "none":
        return ()
    asked = given.split()
    unknown = [each for each in asked if each not in PAGES]
    if unknown:
        raise SettingsError(f"IVR_PAGES names '{unknown[0]}'; there is {', '.join(PAGES)}, or none")
    return tuple(each for each in PAGES if each in asked or not asked)


def data_folder() -> Path:
    """Give the user's data folder for this program, and make it if it is not there."""
    folder = platformdirs.user_data_path("ivr-workbench")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error) from error
    return folder


def _unusable(path: Path, error: OSError) -> SettingsError:
    return SettingsError(
        f"{path} cannot be used ({error.strerror}); "
        "set XDG_DATA_HOME to a folder of yours, or IVR_SECRET_KEY and IVR_DATABASE_URL"
    )


def _secret_key(given: str, *, development: bool) -> bytes:
    if given:
        if len(given) < 16:
            raise SettingsError("IVR_SECRET_KEY is too short; give at least 16 characters")
        return given.encode()
    if not development:
        raise SettingsError("IVR_SECRET_KEY is not set; set it to at least 16 random characters")
    file = data_folder() / "secret.key"
    try:
        if not file.exists():
            _make_key(file)
        return file.read_bytes()
    except OSError as error:
        raise _unusable(file, error) from error


def _make_key(file: Path) -> None:
    """Write a new key whole or not at all, also when two processes start at once."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(secrets.token_hex(32).encode())
    with contextlib.suppress(FileExistsError):
        file.hardlink_to(draft)
    draft.unlink()
