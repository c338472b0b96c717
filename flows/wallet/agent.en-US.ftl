# An agent
agent-joined =
    I'm finding an agent for you. You're number { $position } in line, and it takes about { MINUTES($wait_minutes) }. Working days in the morning and
    early afternoon are quietest. The agent sees what you've told me, so you won't have to say it again.
agent-urgent =
    Your account's safety comes first. You're number { $position } in line, and it takes about { MINUTES($wait_minutes) }. The agent sees what you've told
    me, so you won't have to say it again.
agent-wait =
    You're number { $position } in line, about { MINUTES($wait_minutes) } to go. Meanwhile, get your registered number, your orders and what happened
    together. Agents never ask for a password or a code. If you'd rather leave a message, press 1.
agent-closed = Our agents have gone home; they're here Monday to Friday, nine to nine, Beijing time. Leave a message and we'll call you back.
agent-full = Too many people are waiting just now. Leave a message and we'll call you back soon.
agent-sorry = Sorry to keep you waiting; no agent is free yet. Leave a message and we'll call you back soon.
agent-message =
    After the tone, please leave a message; it will be recorded. Say what it's about and when we can call you, but no passwords or codes. Press any key
    when you're done.
agent-kept = I've got your message.
agent-served = Thanks for calling. Goodbye.
agent-empty =
    I didn't record anything. To try again, press 1. To leave it, press 2.
    .speech-1 = again, try again, record
    .speech-2 = leave it, no, never mind
