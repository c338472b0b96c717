"""The sample flow, loaded once: a flow never changes."""

from __future__ import annotations

import pytest

from ivr.engine.flow import Flow
from ivr.engine.load import load
from tests.engine.sample import FILES


@pytest.fixture(scope="session")
def flow() -> Flow:
    """Load the sample once: a flow never changes."""
    return load(FILES)
