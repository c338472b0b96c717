"""The list of statements and the tests belong together: none is without a test, no test names another."""

from tests.simulator.statements import acted, statements


def test_every_statement_has_a_test():
    """What a documentation page, the library or a captured request says is acted out, or skipped by name."""
    missing = [statement for statement in statements() if not acted().get(statement)]
    assert missing == []


def test_no_test_names_a_statement_that_is_none():
    """An id in a test is one of the list."""
    assert set(acted()) <= set(statements())
