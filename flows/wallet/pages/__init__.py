"""What stands behind the links that the wallet sends by SMS, one module a concern."""

from __future__ import annotations

from collections.abc import Mapping

from flows.wallet.pages.evidence import EVIDENCE
from flows.wallet.pages.export import EXPORT
from flows.wallet.pages.password import RESET
from flows.wallet.pages.privacy import COPY, EMAIL
from flows.wallet.pages.survey import SURVEY
from ivr.store.page import Page

PAGES: Mapping[str, Page] = {
    "reset": RESET,
    "email": EMAIL,
    "copy": COPY,
    "export": EXPORT,
    "evidence": EVIDENCE,
    "survey": SURVEY,
}
