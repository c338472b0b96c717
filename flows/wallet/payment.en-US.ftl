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
        [cancelled] was cancelled, and nothing was paid
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
payment-locked =
    Your account is locked now, so nothing can be paid from it. To hear why and unlock it, press 1. To leave it, press 2.
    .speech-1 = unlock, unlock it, why, yes
    .speech-2 = leave it, no, not now
payment-works-now = What stopped it then has been sorted out, so please just pay again.
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
payment-payee-why = It failed because the payee's name and account don't match. No money was sent; please check with them first.
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
payment-gone = That card can't be used any more, as of just now.
payment-switched = Done: from now on that's what you pay with. Please make the payment again in the app.
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

sms-limit = [Skylark Wallet] About your request for a higher limit: { $granted ->
        [yes] your limit is raised, and you can pay again now.
       *[no] we can't raise your limit just now. You could pay in parts.
    } If you didn't ask, please call our hotline.
sms-retry = [Skylark Wallet] Your payment to { $payee } failed. Please pay again after { $when }.
sms-payee = [Skylark Wallet] Your payment to { $payee }, order { $order_number }, failed. Check with them: 1. the name, 2. the account, 3. the amount.
