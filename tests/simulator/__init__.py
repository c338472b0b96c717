"""Tests of the pretend Twilio."""
