# An agent
agent-joined =
    I'm finding an agent for you. You're { ORDINAL($position) } in line, and the wait is about { MINUTES($wait_minutes) }. The agent sees what you've
    told me, so you won't have to say it again.
agent-urgent =
    Your account's safety comes first. You're { ORDINAL($position) } in line, and the wait is about { MINUTES($wait_minutes) }. The agent sees what you've told
    me, so you won't have to say it again.
agent-wait =
    You're { ORDINAL($position) } in line, about { MINUTES($wait_minutes) } to go. Meanwhile, get your registered number, your orders and what happened
    together. Agents never ask for a password or a code. If you'd rather not wait on the phone, press 1: we can call you back, or take a message.
agent-closed = Our agents have gone home; they're here Monday to Friday, nine to nine, Beijing time. Leave a message and we'll call you back.
agent-full = Too many people are waiting just now. Leave a message and we'll call you back soon.
agent-left =
    You'll keep your place. To be called back when it's your turn, press 1. To leave a message, press 2. To keep waiting, press 3.
    .speech-1 = call me back, call back
    .speech-2 = leave a message, message
    .speech-3 = keep waiting, wait, hold
agent-call-number = Please enter the mobile number to call, eleven digits.
    .no-match-1 = These numbers have eleven digits, and that wasn't eleven.
agent-call-wrong = That doesn't look like a mobile number. Please have another look.
agent-call-abroad = We can't call the number that you're calling from. A mobile number in mainland China works.
agent-no-call-back = I can't promise you a call back just now, so please leave a message instead.
agent-noted = All right. When it's your turn, we'll call { PHONE($call_back_to) }. Press 1 when you answer, and the agent takes over. Goodbye.
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

call-back =
    Hello, this is Skylark Wallet with the call that you asked for. To talk to the agent, press 1. If you no longer need it, press 2.
    .speech-1 = talk to the agent, yes, go ahead
    .speech-2 = no longer, no, cancel, don't need
    .no-input-1 = Is this the call you asked for?
    .no-input-2 = Hello, can you hear me?
call-back-canceled = All right, we won't trouble you. Goodbye.
call-back-nobody = I didn't hear a key, so we'll try again a little later. Goodbye.

announced = { $announcement }
survey =
    One last question: were you happy with us today? If you were, press 1. If it was so-so, press 2. If you weren't, press 3.
    .speech-1 = happy, yes, very good
    .speech-2 = so-so, okay, all right
    .speech-3 = unhappy, not happy, not good, no
    .no-input-1 = Any of the three will do, or just hang up.
    .no-input-2 = No hurry. Press one if you like, or hang up.
sms-survey = [Skylark Wallet] How was the agent you just spoke to? Tell us here: { $link } (valid for 3 days)
page-survey = How did our agent do?
    .text = It takes ten seconds, and we read all of it.
    .button = Send
    .done = Thank you, we've got it.
    .score = Your rating
    .score-3 = Happy
    .score-2 = So-so
    .score-1 = Not happy
    .comment = Anything else? (optional; no passwords or codes)
