# Which order, and can it still be cancelled
money-unverified = Since I couldn't make sure it's you, I can't do that on the phone. I'm putting you through to an agent.
order-which =
    On { DATE($order_at) } at { TIME($order_at) }, { MONEY($amount, $currency) } to { $payee }. If it's that one, press 1. For an earlier one,
    press 2. To enter an order number, press 3.
    .speech-1 = that one, yes, that's it
    .speech-2 = earlier, before that, no, not that one
    .speech-3 = order number, order
order-oldest = There is no earlier one, so back to the latest.
order-number = Please enter the order number, twelve digits.
    .no-input-1 = You'll find the order number in the payment's details; take your time. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
    .no-match-1 = An order number has twelve digits, and that wasn't twelve.
order-unknown = Your account has no such order. Please check the number.
order-enough = We can't find that order, so I'll ask an agent to look it up.
order-none =
    { $topic ->
        [cancel] You have no unfinished payment
       *[other] There is no paid order in the last ninety days
    }. To look up an order number, press 1. To leave it, press 2.
    .speech-1 = order number, order
    .speech-2 = leave it, no, no thanks

cancel-confirm =
    { MONEY($amount, $currency) } to { $payee } hasn't been paid yet, so it can be cancelled right now, but that can't be undone.
    To cancel it, press 1. To keep it, press 2.
    .speech-1 = cancel, cancel it, yes
    .speech-2 = keep it, keep, no, don't cancel
    .no-input-2 = Still nothing. If you're not sure, press 2, and it stays as it is; 0 gets you an agent.
cancel-ask =
    The bank is already processing { MONEY($amount, $currency) } to { $payee }, so we can only ask them to stop it.
    To ask, press 1. To let it go on, press 2.
    .speech-1 = ask, ask them, stop it, yes
    .speech-2 = let it go on, go on, no
    .no-input-2 = Still nothing. If you're not sure, press 2, and it goes on; 0 gets you an agent.
cancel-cancelled =
    It's cancelled. { $paid_by ->
        [card] Nothing is taken from your card
       *[balance] { MONEY($amount, $currency) } is back in your balance
    }.
cancel-asked = We've asked the bank, and we'll text you what they say. Your money is either paid once or given back once; it can't get lost.
cancel-asked-before = We've asked the bank already to stop { MONEY($amount, $currency) } to { $payee }. They haven't answered yet; we'll text you when they do.
cancel-gone = { MONEY($amount, $currency) } to { $payee } was cancelled, and nothing was paid.
cancel-failed = { MONEY($amount, $currency) } to { $payee } failed at the time. Nothing was taken, so there is nothing to cancel.

sms-cancelled = [Skylark Wallet] Order { $order_number } is cancelled. { $card ->
        [yes] Nothing is taken from your card.
       *[no] The money is back in your balance.
    } If this wasn't you, please call our hotline.
sms-not-cancelled = [Skylark Wallet] The bank could not stop order { $order_number } any more, so it was paid, once. You can ask for a refund on our hotline.
sms-unbound = [Skylark Wallet] Your card ending in { $last4 } is no longer bound. If this wasn't you, please call our hotline.
