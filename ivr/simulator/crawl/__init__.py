"""Ring any TwiML app again and again until all that it offers has been tried: its map, and its troubles."""
