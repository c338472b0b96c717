"""The web side of a hotline: Twilio's webhooks in, TwiML out. The only importer of Flask."""
