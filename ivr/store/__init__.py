"""Where calls live between two webhooks, and the one transaction in which a turn happens."""
