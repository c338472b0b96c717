# Unbind a bank card
card-digits = Please enter the last four digits of the card you want to remove.
    .no-input-2 = Still no keys. The number is on the front of the card; only the last four digits, and no PIN. For an agent, press star, zero, pound.
    .no-match-1 = Just the last four digits, please; that wasn't four.
card-first = Before a card is removed we have to make sure it's you. Then we go on, and you needn't enter it again.
card-papers =
    Since I couldn't make sure it's you, the card stays for now. Please have your ID card and your registered phone at hand; an agent will check them and
    remove it. I'm putting you through.
card-unknown = There is no such card in your wallet. Please check the digits.
card-no-other = No other card ends in these digits. Please check them.
card-enough = We can't find that card, so I'll ask an agent to help.
card-confirm =
    Your card ending in { DIGITS($last4) }: once it's removed you can't pay with it, unless you add it again.
    To remove it, press 1. If it's not that one, press 2.
    .speech-1 = remove, remove it, unbind, unbind it, unlink, yes
    .speech-2 = not that one, no, another card
card-unbound = Your card ending in { DIGITS($last4) } is removed. You'll get a text to confirm it.
card-unfinished =
    It can't be removed yet: { MONEY($amount, $currency) } to { $payee }, of { DATE($order_at) }, isn't finished.
    To cancel that and go on, press 1. To remove it when that's finished, press 2. To keep the card, press 3.
    .speech-1 = cancel, cancel that
    .speech-2 = when it's finished, wait, later
    .speech-3 = keep it, keep the card, never mind
card-waits = All right: as soon as that payment is finished the card is removed, and we'll text you. You needn't call again.
card-automatic =
    It's your last card that works, and { $payee } takes automatic payments from it. To pay those from your balance, press 1. To stop them, press 2. To keep
    the card, press 3.
    .speech-1 = balance, from my balance
    .speech-2 = stop, stop them
    .speech-3 = keep it, keep the card, never mind
