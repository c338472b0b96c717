# Refunds: ask, follow, hurry, late
refund =
    To ask for a refund, press 1. To follow one up or hurry it along, press 2.
    .speech-1 = ask for a refund, want a refund, get a refund, return, money back, like a refund, need a refund,
        refund me, request a refund, want my money back, return … item, return something, return what I bought,
        send it back, send it back, want to send it back
    .speech-2 = follow up, hurry, where is my refund, where's my refund, refund hasn't arrived, refund status,
        my refund, get my refund, when … refund, waiting for … refund, never got … refund, didn't get … refund,
        haven't got … refund, haven't received … refund, refund … arrive, refund … arrived, refund never arrived,
        refund didn't arrive, refund hasn't come, status of … refund, refund … nothing came,
        agreed … refund … nothing, refund is late, money hasn't come back, money … come back, when … money back,
        no refund, refund isn't, still no refund
refund-too-late-why =
    { MONEY($amount, $currency) } to { $payee } can't be refunded any more. A refund has to be asked for within fifteen days, and the last day was
    { DATE($last_day) }.
refund-too-late =
    If you have a dispute with the merchant, press 1. If not, press 2. For an agent, press 0.
    .speech-1 = dispute, step in, yes
    .speech-2 = no, no thanks
refund-contested = That payment is marked as contested, and our fraud team is after it already, so there's no need for a refund.
refund-unfinished =
    { MONEY($amount, $currency) } to { $payee } isn't finished yet, so you need no refund: it can be cancelled.
    To cancel it, press 1. If not, press 2.
    .speech-1 = cancel, cancel it, yes
    .speech-2 = no, no thanks, don't cancel
refund-not-paid =
    { MONEY($amount, $currency) } to { $payee } { $order_state ->
        [cancelled] was cancelled
       *[failed] failed
    }, so nothing was paid, and there is nothing to give back.
refund-reason =
    { MONEY($amount, $currency) } to { $payee }: why do you want it back? If nothing came, press 1. If it's faulty, press 2. If you don't want it any more, press 3.
    If you paid twice, press 4.
    .speech-1 = nothing came, never came, didn't come, not delivered, didn't arrive
    .speech-2 = faulty, broken, wrong item, fake
    .speech-3 = don't want it, changed my mind
    .speech-4 = twice, double
refund-merchant =
    Have you asked the merchant? If they agree, press 1. If you haven't asked, press 2. If they refuse, press 3.
    .speech-1 = they agree, agreed
    .speech-2 = haven't asked, not yet
    .speech-3 = they refuse, refused, they said no
refund-keep = Please keep the order, the receipt, your messages with the merchant, and photos of what you got. You'll need them.
refund-instead =
    To have us step in, press 1. To ask for the refund first, press 2.
    .speech-1 = step in, dispute
    .speech-2 = refund first, ask for the refund
refund-confirm =
    We'll ask { $payee } to give back { MONEY($amount, $currency) } to your balance. To confirm, press 1. To leave it, press 2.
    .speech-1 = confirm, yes
    .speech-2 = leave it, no, no thanks
refund-applied =
    Your request is in. { $agreed ->
        [yes] It's paid as soon as the merchant confirms
       *[other] The merchant has three days to answer
    }, and you can expect the money in your balance by { DATE($expected_at) }.
refund-oldest = There is no earlier refund, so back to the latest.
refund-none =
    You haven't asked for a refund. To ask for one now, press 1. If not, press 2.
    .speech-1 = ask, ask now, yes
    .speech-2 = no, no thanks
refund-waiting =
    On { DATE($applied_at) } you asked { $payee } for { MONEY($amount, $currency) }. { $refund_state ->
        [applied] It's about to go to the merchant
       *[merchant_review] The merchant is looking at it
    }; expect it by { DATE($expected_at) }. To hurry it along, press 1. For an earlier refund, press 2. If that's fine, press 3.
    .speech-1 = hurry, hurry it, faster
    .speech-2 = earlier, another refund
    .speech-3 = fine, that's fine, no thanks
refund-approved =
    Your request of { DATE($applied_at) } to { $payee }, { MONEY($amount, $currency) }, was approved; expect it by { DATE($expected_at) }.
    To hurry it along, press 1. For an earlier refund, press 2. If that's fine, press 3.
    .speech-1 = hurry, hurry it, faster
    .speech-2 = earlier, another refund
    .speech-3 = fine, that's fine, no thanks
refund-hurried = We've reminded them, and somebody will follow up today. Expect it by { DATE($expected_at) }.
refund-hurried-today = You've hurried this refund along today already, and somebody is on it. You can do so again tomorrow.
refund-late =
    Your refund from { $payee }, asked for on { DATE($applied_at) }: { MONEY($amount, $currency) } was due by { DATE($expected_at) }. Sorry.
    To have us look for it, press 1. For an earlier refund, press 2. If that's fine, press 3.
    .speech-1 = look for it, where is it, not arrived, hasn't arrived
    .speech-2 = earlier, another refund
    .speech-3 = fine, that's fine, no thanks
refund-traced = All right: somebody will look for that money right away, and we'll call you back within one working day.
refund-traced-before = Somebody is looking for that money already, and we'll call you when it's found.
refund-paid =
    Your refund from { $payee }, asked for on { DATE($applied_at) }: { MONEY($amount, $currency) } reached your balance on { DATE($ended_at) }, so it can't be paid again.
    For an earlier refund, press 1. If that's fine, press 2.
    .speech-1 = earlier, another refund
    .speech-2 = fine, that's fine, no thanks
refund-refused-why =
    You asked { $payee } for { MONEY($amount, $currency) } on { DATE($applied_at) }, and they refused. Please keep the order, the receipt, your messages and
    photos.
refund-refused =
    To have us step in, press 1. For an earlier refund, press 2. To leave it, press 3. For an agent, press 0.
    .speech-1 = step in, dispute
    .speech-2 = earlier, another refund
    .speech-3 = leave it, no thanks

sms-refund-paid = [Skylark Wallet] The refund of order { $order_number } is in your balance.
sms-refund-refused = [Skylark Wallet] The merchant refused to refund order { $order_number }. Keep your receipts; our hotline can step in.
