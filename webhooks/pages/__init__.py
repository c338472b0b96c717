"""Pages for people: the phone, the flow to read, the console. One layout, one shield, two languages."""
