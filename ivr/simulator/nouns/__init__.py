"""What Dial connects the caller with: parties that are rung, a conference, the front of a queue."""
