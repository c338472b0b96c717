"""What is said of a flow before anyone rings it."""
