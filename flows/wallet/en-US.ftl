# Welcome and the first menu
welcome = Hello, this is Skylark Wallet.
main =
    If your account was stolen, press 1. If a payment failed, press 2. To ask about a case, or what to have ready, press 3. For an agent, press 0. 普通话请按8。
    .speech-1 = stolen, hacked, someone got into, taken over, money is gone, freeze, wasn't me, didn't do
    .speech-2 = payment failed, failed payment, did not go through, didn't go through, cannot pay, can't pay, won't go through, not go through
    .speech-3 = case, progress, have ready, prepare
    .no-input-1 = I didn't catch your choice.
    .no-input-2 = Still nothing. If your account is in danger, 1 is the quickest; if you're not sure, press 0.
    .no-match-1 = That isn't one of the choices.
    .no-match-2 = You can choose 1, 2 or 3. To talk to somebody, just press 0.
more =
    Is there anything else? For the main menu, press 1. If that's all, press 2.
    .speech-1 = main menu, yes, something else
    .speech-2 = no, nothing else, that's all, that is all, no thanks
bye = Thanks for calling. Goodbye.

# Whose account
identify-which =
    Is this about the wallet on the number you're calling from? If so, press 1. For another number, press 2.
    .speech-1 = yes, this number, this one
    .speech-2 = no, another number, different number, other number
identify-number = Please enter the mobile number of your wallet, all eleven digits.
    .no-input-2 = Still no keys. If your number has changed, enter the one you signed up with. If you don't remember it, press star, zero, pound and an agent will help.
    .no-match-1 = A mobile number has eleven digits, and that wasn't eleven.
identify-heard =
    You entered { PHONE($keyed_phone) }. If that's right, press 1. To enter it again, press 2.
    .speech-1 = right, yes, correct
    .speech-2 = enter it again, no, not right
identify-still =
    Is this still about { PHONE($keyed_phone) }? If so, press 1. For another number, press 2.
    .speech-1 = yes, this number, still
    .speech-2 = no, another number, different number
identify-wrong = That doesn't look like a mobile number. Please have another look.
identify-enough = We aren't getting the number right, so I'll ask an agent to help you.

# One-time code
verify-sent = First I need to know it's you. If a wallet has this number, a text message with a code is on its way.
verify-code = Please enter the six digits from the text message.
    .no-input-1 = Take your time. If no text has come, press star, pound. For an agent, press star, zero, pound. To hear this again, press star, nine, pound.
    .no-input-2 = Still no keys. The code is the six digits in the text message. If it hasn't come, press star, pound, and I can send another.
    .no-match-1 = The code has six digits; please check the text again. For help, press star, zero, pound.
verify-wrong = That code isn't right. You have { $tries_left ->
        [1] one more try
       *[other] { COUNT($tries_left) } more tries
    }.
verify-right = Thank you, I know it's you now.
verify-expired = That code is no longer valid, so I'm sending a new one.
verify-trouble =
    Texts can be slow. If it has come now, press 1. For a new one, press 2.
    .speech-1 = it has come, got it, it came, yes
    .speech-2 = new one, send again, resend, another one, no, hasn't come, didn't come, didn't get it, haven't got it
verify-failed =
    There were too many wrong codes. To keep you safe, checking by phone is locked now. You can try again after { TIME($unlock_at) } on { DATE($unlock_at) }.
verify-locked =
    Checking by phone is locked for this number right now. You can try again after { TIME($unlock_at) } on { DATE($unlock_at) }.
verify-enough = We've sent several codes already and can't send more for now.

# Which payment is yours
strong-begin = Now two short questions. Each time I'll name four payments, and just one of them is yours.
strong-ask =
    { $payee_1 }, { MONEY($amount_1, $currency) }, press 1.
    { $payee_2 }, { MONEY($amount_2, $currency) }, press 2.
    { $payee_3 }, { MONEY($amount_3, $currency) }, press 3.
    { $payee_4 }, { MONEY($amount_4, $currency) }, press 4.
    .no-input-1 = Take your time. Here they are again: which one did you make?
    .no-input-2 = No hurry. Just one of the four is yours. If it won't come back to you, press 0.
    .no-match-1 = Please choose from 1 to 4.
    .no-match-2 = Only 1 to 4 are choices. If you can't remember, press 0 for an agent.
strong-again = Good, once more.
strong-passed = Thank you, that's all confirmed.
strong-failed = That didn't match. To keep you safe, we can't go further by phone.
strong-few = There are too few payments on this account to ask you about, so I can't confirm it by phone.

# Case number
number-tell =
    Your { $case_kind ->
        [fraud] case number
       *[other] reference number
    } is: { DIGITS($case_number) }. To get it by text, press 1. If you've noted it, press 2.
    To hear it again, press 9.
    .speech-1 = text, text me, send it
    .speech-2 = noted, got it, go on, continue
    .no-input-1 = No hurry, take your time to write it down.
    .no-input-2 = If you'd rather not write, press 1 and I'll text it to you.
number-sent = I've texted you the number.
number-enough = Several texts have gone to that number just now, so I can't send another yet. Please write it down.
number-nowhere = Your number is withheld, so I can't text you. Please write it down.

# Stolen account
stolen-frozen =
    Any wallet with this number is frozen now, and not a cent can leave it. The money is still there, and we can unfreeze it any time.
stolen-limited = I've opened a case. This number was frozen too often lately, so an agent has to do it. Please note your case number first, then I'll put you through ahead of others.
stolen-next =
    Next we make sure it's you and find what wasn't yours, and you get your account back. It takes about three minutes. To go on now, press 1. To stop
    here, press 2. For an agent, press 0.
    .speech-1 = now, go on, continue, verify, yes
    .speech-2 = stop here, later, not now, no, don't continue
stolen-unverified = That's all right: your account stays frozen, and your password and settings are as they were. I'm putting you through to our fraud team first.
stolen-review = I'll go back from the latest payment, and stop at the first that you know.
stolen-payment =
    On { DATE($paid_at) } at { TIME($paid_at) }, { MONEY($amount, $currency) } to { $payee }. If that was you, press 1. If it wasn't, press 2.
    .speech-1 = that was me, it was me, mine, yes
    .speech-2 = not me, it wasn't me, wasn't me, not mine, no, wasn't mine, isn't mine, didn't make, don't recognise, don't recognize
    .no-input-1 = Have a think: did you make this payment?
    .no-input-2 = If you're not sure, press 2. We'll mark it as suspicious, and you lose nothing by that.
stolen-enough = There are quite a few that you don't know; they're all marked as contested. Your account stays frozen, and I'm putting you through to an agent first, for the rest.
stolen-clean = Good, there is no payment that you don't know.
stolen-contested =
    { $contested ->
        [1] One payment that wasn't yours, of { MONEY($contested_minor, $currency) }, is
       *[other] { COUNT($contested) } payments that weren't yours, { MONEY($contested_minor, $currency) } in all, are
    } marked as contested, and our people will follow it up.
stolen-restored =
    Your account is safe again, and unfrozen. Sign in with the code I've texted you and set a new password. Two-step sign-in and alerts are on, other
    devices are signed out, and you'll be asked for new security questions. Remember, we never ask for your password.
stolen-manual =
    Your details were changed before this happened, so one of us has to look at it before we unfreeze. Until then your account stays frozen and your money
    is safe. We'll call your registered number within one working day; please keep your case number at hand.

# Failed payment
payment-unverified = Since I couldn't make sure it's you, I can't read out your payments. I'm putting you through to an agent.
payment-which =
    On { DATE($failed_at) } at { TIME($failed_at) }, { MONEY($amount, $currency) } to { $payee } didn't go through. If it's that one, press 1. For an
    earlier one, press 2. To enter an order number, press 3.
    .speech-1 = that one, yes, that's it
    .speech-2 = earlier, before that, no, not that one
    .speech-3 = order number, order
payment-oldest = There is no earlier one in the last thirty days, so back to the latest.
payment-order = Please enter the order number, twelve digits.
    .no-input-1 = You'll find the order number in the payment's details; take your time. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
    .no-match-1 = An order number has twelve digits, and that wasn't twelve.
payment-unknown = Your account has no such order. Please check the number.
payment-enough = We can't find that order, so let's go through things one by one.
payment-not-failed =
    { MONEY($amount, $currency) } to { $payee } { $order_state ->
        [paid] did go through, so there's no need to pay again
        [pending] is still waiting for you and hasn't failed; open the app to finish it
       *[processing] is being processed. Your money isn't lost; please don't pay twice
    }.
payment-none =
    There is no failed payment in the last thirty days. To look up an order number, press 1. To go through things one by one, press 2.
    .speech-1 = order number, order
    .speech-2 = one by one, go through

payment-frozen-why = Your account is frozen now, so nothing can be paid from it. We have to make sure it's you before we unfreeze it.
payment-frozen =
    To do that now, press 1. If not, press 2. For an agent, press 0.
    .speech-1 = now, unfreeze, verify
    .speech-2 = no, no thanks, later
payment-locked = Your account is locked now, so nothing can be paid from it. Only an agent can unlock it, so I'm putting you through.
payment-works-now = What stopped it then is over now, so please just pay again.
payment-balance-now = The balance was too low then. Now you have { MONEY($balance, $currency) }, which is enough: please just pay again.
payment-balance-why = Your balance of { MONEY($balance, $currency) } is { MONEY($short, $currency) } too low for it.
payment-balance =
    To pay another way, press 1. To top up and pay then, press 2. For an agent, press 0.
    .speech-1 = another way, card, pay another way
    .speech-2 = top up, later
payment-limit-single-why =
    It failed because it's over your limit for one payment, { MONEY($limit, $currency) }. You could pay in parts.
payment-limit-single =
    To ask for a higher limit, press 1. If not, press 2. For an agent, press 0.
    .speech-1 = higher limit, raise, ask
    .speech-2 = no, no thanks, in parts
payment-limit-day-why =
    It was over your daily limit of { MONEY($limit, $currency) }; you have paid { MONEY($spent, $currency) } today.
payment-limit-day =
    To ask for a higher limit, press 1. To pay after midnight and get the time by text, press 2. For an agent, press 0.
    .speech-1 = higher limit, raise, ask
    .speech-2 = midnight, tomorrow, later, text me
payment-card-disabled = It failed because your card ending in { DIGITS($last4) } is disabled; only your bank can enable it again.
payment-card-expired = It failed because your card ending in { DIGITS($last4) } has expired. When the new one comes, add it in the app.
payment-card =
    To pay another way for now, press 1. If not, press 2. For an agent, press 0.
    .speech-1 = another way, other card
    .speech-2 = no, no thanks, my bank, wait
payment-payee-why = It failed because the payee's name and account don't match. No money left; please check with them first.
payment-payee =
    For a text with what to check, press 1. If not, press 2. For an agent, press 0.
    .speech-1 = text, text me, send it
    .speech-2 = no, no thanks, I know
payment-network = It failed because the network dropped, and no money was taken. Check your connection, and it should work in a quarter of an hour.
payment-peak = It failed because too many people were paying just then, and no money was taken. It will go through at a quieter time.
payment-wait =
    To get the time to pay again by text, press 1. If not, press 2. For an agent, press 0.
    .speech-1 = text, text me, what time
    .speech-2 = no, no thanks

payment-offer-card =
    You could use your card ending in { DIGITS($last4) }. To use it, press 1. For something else, press 2.
    .speech-1 = use it, yes, fine
    .speech-2 = something else, another, no, not that
payment-offer-balance =
    You could use your balance; there's enough in it. To use it, press 1. For something else, press 2.
    .speech-1 = balance, yes, fine
    .speech-2 = something else, another, no, not that
payment-switched = Done: from now on that is what pays. Please make the payment again in the app.
payment-no-method = You have no other way to pay at the moment, so I'll ask an agent to help.
payment-raised = We have your request for a higher limit, and we'll text you the answer within one working day.
payment-raised-before = You've asked for a higher limit already, and we're still looking at it.
payment-top-up = All right: when you've topped up, just pay again.
payment-noted = All right: pay again after { TIME($retry_at) } on { DATE($retry_at) }. I've texted you that time.
payment-advised = I've texted you what to check.

payment-check-money =
    First, your balance: you have { MONEY($balance, $currency) }. If that isn't enough, top it up. If that was it, press 1. For the next thing, press 2.
    .speech-1 = that was it, solved, yes
    .speech-2 = next, no, not solved, wasn't it, not it
payment-check-empty =
    First, your balance: it's empty, so top it up or pay by card. If that was it, press 1. For the next thing, press 2.
    .speech-1 = that was it, solved, yes
    .speech-2 = next, no, not solved, wasn't it, not it
payment-check-card =
    Next, how you pay: with your card ending in { DIGITS($last4) }, which is fine. If that was it, press 1. For the next thing, press 2.
    .speech-1 = that was it, solved, yes
    .speech-2 = next, no, not solved, wasn't it, not it
payment-check-bad-card =
    Next, how you pay: your card ending in { DIGITS($last4) } is disabled or has expired, so choose another in the app. If that was it, press 1. For the
    next thing, press 2.
    .speech-1 = that was it, solved, yes
    .speech-2 = next, no, not solved, wasn't it, not it
payment-check-network =
    Next, the network: try mobile data instead of Wi-Fi, close the app and open it again, and avoid mealtimes and evenings. If that was it, press 1. For
    the next thing, press 2.
    .speech-1 = that was it, solved, yes
    .speech-2 = next, no, not solved, wasn't it, not it
payment-check-payee =
    Last, the payee: check the name, the account and the amount with them. If that was it, press 1. If it still fails, press 2.
    .speech-1 = that was it, solved, yes
    .speech-2 = still fails, no, not solved, wasn't it, not it
payment-checked = We've been through everything I can check, so I'll ask an agent to have a look.

# What became of a case, what to have ready
case =
    To hear what became of a case, press 1. To hear what to have ready, press 2.
    .speech-1 = case, what became of, progress
    .speech-2 = ready, prepare
case-number = Please enter the case number, or reference number, eight digits.
    .no-input-1 = It's in the text that we sent you; take your time. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
    .no-match-1 = These numbers have eight digits, and that wasn't eight.
case-unknown = There's no such number for this phone. Please check it.
case-enough = We can't find that number, so I'll ask an agent to look for it.
case-told =
    { $case_kind ->
        [fraud] The case of your stolen account
        [limit] Your request for a higher limit
       *[message] Your message
    } { $case_status ->
        [open] is being worked on
        [manual_review] is being looked at by one of us
        [restored] is done, and the account is restored
       *[closed] is closed
    }. The last change was on { DATE($updated_at) }.
    To get the number by text, press 1. For another one, press 2. If that's all, press 3.
    .speech-1 = text, text me, send it
    .speech-2 = another, other case
    .speech-3 = no, that's all, nothing
case-prepare =
    Please have four things ready: your registered number, your case number if there is one, the orders and amounts it's about, and in a few words what
    happened. Never your password or recovery phrase: our agents don't ask for them, so don't tell anyone.

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

# Everywhere
universal = -
    .human = agent, human, person, representative, operator, not a machine
    .back = go back, back
    .repeat = repeat, say that again, again please, didn't hear, didn't catch, don't understand
    .language = Chinese, Mandarin, 中文, 普通话
    .limit = We've been on the line for a long time, so let's stop here. Please call again if you need us. Goodbye.
    .trouble = Sorry, something went wrong on our side.
reprompt-menu = -
    .no-input-1 = I didn't catch your choice.
    .no-input-2 = Still nothing. You can press a key or just say it. Star goes back, and 0 gets you an agent.
    .no-match-1 = That isn't one of the choices.
    .no-match-2 = That isn't one either. Press 9 to hear them again, star to go back, or 0 for an agent.
reprompt-digits = -
    .no-input-1 = I didn't hear any keys. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
    .no-input-2 = Still no keys. Take your time to find it. If you can't, press star, zero, pound, and an agent will help.
    .no-match-1 = That's not the right number of digits. Please have another look.
    .no-match-2 = Still not the right number of digits. For an agent, press star, zero, pound. To go back, press star, pound.

# SMS
sms-code = [Skylark Wallet] Your code is { $code }, valid for 10 minutes, to confirm it's you on the phone. Give it to nobody, not even us.
sms-frozen = [Skylark Wallet] Your account was frozen at a caller's request, case { $case_number }. If that wasn't you, call our hotline.
sms-reset = [Skylark Wallet] Your temporary sign-in code is { $code }, valid for 24 hours. Sign in and set a new password at once. Give it to nobody.
sms-case = [Skylark Wallet] Your { $case_kind ->
        [fraud] case number
       *[other] reference number
    } is { $case_number }. Call again and press 3 to hear what became of it.
sms-retry = [Skylark Wallet] Your payment to { $payee } failed. Please pay again after { $when }.
sms-payee = [Skylark Wallet] Your payment to { $payee }, order { $order_number }, failed. Check with them: 1. the name, 2. the account, 3. the amount.
