"""Tests of the web side: what Twilio sends, and what it is answered."""
