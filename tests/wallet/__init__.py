"""Tests of the wallet hotline: its words, and what its calls change in the records."""
