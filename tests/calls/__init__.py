"""Whole calls to the wallet hotline, through its signed webhooks, on a database of a test's own."""
