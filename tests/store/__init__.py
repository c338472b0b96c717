"""Tests of the store: turns, migrations, the outbox."""
