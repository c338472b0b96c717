"""The engine by itself: no server, no database."""
