# A dispute with a merchant
dispute-too-late =
    It's more than ninety days since { MONEY($amount, $currency) } went to { $payee }, so we can't step in any more. You can turn to the merchant, or call
    the market regulator at one two three one five.
dispute-contested = That payment is marked as contested, and our fraud team is after it already, so there's no need for a complaint.
dispute-unfinished =
    { MONEY($amount, $currency) } to { $payee } isn't finished, and the merchant doesn't have it yet, so it can be cancelled.
    To cancel it, press 1. If not, press 2.
    .speech-1 = cancel, cancel it, yes
    .speech-2 = no, no thanks, don't cancel
dispute-not-paid =
    { MONEY($amount, $currency) } to { $payee } { $order_state ->
        [cancelled] was cancelled
       *[failed] failed
    }, so the merchant got nothing that we could claim. For anything else, please turn to the merchant.
dispute-refunding =
    { MONEY($amount, $currency) } to { $payee } is being refunded, so let's wait for that. To hear how it stands, press 1. If not, press 2.
    .speech-1 = how it stands, refund, yes
    .speech-2 = no, no thanks
dispute-refunded = { MONEY($amount, $currency) } to { $payee } has been given back to you in full, so there is nothing left to claim.

dispute-ground =
    { MONEY($amount, $currency) } to { $payee }: what happened? If nothing came, press 1. If it's faulty, press 2. If the charge is wrong, press 3. If they won't
    refund you, press 4.
    .speech-1 = nothing came, never came, didn't come, not delivered, didn't arrive
    .speech-2 = faulty, broken, wrong item, fake
    .speech-3 = charge is wrong, overcharged, wrong amount, twice
    .speech-4 = won't refund, refused, they refuse
dispute-cover = { $cover ->
        [whole] You have a protection plan: if we decide in your favor, it pays all { MONEY($covered, $currency) } at once.
        [part] You have a protection plan, which covers up to { MONEY($covered, $currency) }; the rest we claim from the merchant.
       *[none] This payment isn't covered by a protection plan. Whether you get it back depends on the merchant, or on our decision.
    }
dispute-confirm =
    We'll record your complaint about { $payee } and mediate. To confirm, press 1. To leave it, press 2.
    .speech-1 = confirm, yes
    .speech-2 = leave it, no, no thanks
dispute-opened =
    Your complaint is recorded. We'll talk to the merchant first, until { DATE($due_at) }. If that fails, we'll ask you for evidence, and then decide.
    I've texted you what we need and where to send it.
dispute-statement =
    Would you like to record what happened, for the mediator? To record, press 1. If not, press 2.
    .speech-1 = record, yes
    .speech-2 = no, no thanks
dispute-record = After the tone, tell us what happened, in two minutes at most; it will be recorded. Press pound when you're done.
dispute-kept = Your statement is with the case now.
dispute-empty =
    Nothing was recorded. To try again, press 1. To leave it, press 2.
    .speech-1 = try again, record
    .speech-2 = leave it, no, no thanks
dispute-open =
    Your dispute with { $payee }: { $dispute_state ->
        [mediation] we're talking to the merchant, until { DATE($due_at) }
       *[evidence] they wouldn't agree, so please send us your evidence by { DATE($due_at) }; then we decide
    }. To record a statement, press 1. To get the link again, press 2. If that's fine, press 3.
    .speech-1 = record, statement
    .speech-2 = link, send it again
    .speech-3 = fine, that's fine, no thanks
dispute-link-sent = I've texted you the link for your evidence. It's good for ten days, and works once.
dispute-won =
    Your dispute with { $payee }: { $dispute_state ->
        [settled] the merchant has agreed to refund you
       *[upheld] we decided that you get your money back
    }. To hear how the refund stands, press 1. If not, press 2.
    .speech-1 = how it stands, refund, yes
    .speech-2 = no, no thanks
dispute-lost =
    Your dispute with { $payee }: we looked at the evidence, and couldn't decide in your favor. We've texted you why. You can also call the market
    regulator at one two three one five.
dispute-appeal =
    To talk it over with an agent, press 1. If not, press 2.
    .speech-1 = talk it over, yes
    .speech-2 = no, no thanks

sms-evidence = [Skylark Wallet] Your dispute about order { $order_number }: please send us the order, the receipt, your messages with the merchant and photos (good for 10 days, don't forward): { $url }
sms-evidence-wanted = [Skylark Wallet] The merchant wouldn't settle order { $order_number }. Please send your evidence within 7 days by the link we texted. Used or lost? Our hotline sends a new one.
page-evidence = Send your evidence
    .text = Your dispute about order { $order_number }. Please choose all photos or PDFs at once, four at most, and add a few words if you like.
    .button = Send
    .done = We have it, and it's with your case.
    .photos = Photos, screenshots or PDFs
    .photos-hint = The order, the receipt, your messages, what you received
    .words = Anything to add (optional)
    .over = This dispute is decided, so we take no more evidence.
sms-dispute = [Skylark Wallet] Your dispute about order { $order_number } is decided. { $won ->
        [yes] The money will be in your balance.
       *[no] The evidence didn't support a refund. You can ask the market regulator at 12315.
    }
