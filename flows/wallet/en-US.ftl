# Welcome and the first menu
welcome = Hello, this is Skylark Wallet.
main =
    If your account was stolen, press 1. For payments and refunds, press 2. For sign-in and safety, press 3. For your balance and cards, press 4. For anything else, press 5.
    For an agent, press 0. 普通话请按8。
    .speech-1 = stolen, hacked, someone got into, taken over, money is gone, freeze, wasn't me, didn't do
    .speech-2 = payment, payments, order, transaction
    .speech-3 = safety, security, sign in, sign-in
    .speech-4 = balance and bills, about my account
    .speech-5 = anything else, other
    .no-input-1 = I didn't catch your choice.
    .no-input-2 = Still nothing. If your account is in danger, 1 is the quickest; if you're not sure, press 0.
    .no-match-1 = That isn't one of the choices.
    .no-match-2 = That isn't one either. If your account was stolen, press 1. To talk to somebody, just press 0.
money =
    If a payment failed, press 1. For a refund, press 2. To cancel an unfinished payment, press 3. For a dispute with a merchant, press 4.
    .speech-1 = payment failed, failed payment, did not go through, didn't go through, cannot pay, can't pay, won't go through, not go through
    .speech-2 = refund, refunds
    .speech-3 = cancel, cancel a payment, cancel my payment, cancel my order
    .speech-4 = dispute, merchant, merchant won't
security =
    If you forgot your password, press 1. If your account is locked, press 2. To stay safe, press 3. For crypto wallets, press 4. For your personal data, press 5.
    .speech-1 = forgot my password, forgotten password, password, can't sign in, cannot sign in, can't log in, cannot log in
    .speech-2 = locked, locked out, unlock, account is locked
    .speech-3 = stay safe, protect my account
    .speech-5 = personal data, privacy, my data, change my number
    .speech-4 = crypto, recovery phrase, private key, tokens, seed phrase
account =
    For your balance, spending and bills, press 1. For your transactions, press 2. For fees, limits and offers, press 3. To unbind a bank card, press 4.
    .speech-1 = balance, how much money, spending, budget, bills, points
    .speech-2 = transactions, records, statement, history
    .speech-3 = fees, fee, charges
    .speech-4 = unbind, remove a card, remove my card, bank card
other =
    To ask about a case, or what to have ready, press 1. For a complaint or a suggestion, press 2. If you're new to the wallet, press 3. For other wallets' hotlines, press 4.
    .speech-1 = cases
    .speech-2 = leave feedback, complaints and suggestions
    .speech-3 = I'm new, new here, new user
    .speech-4 = other wallets, another wallet, hotline number, hotline numbers
more =
    Is there anything else? For the main menu, press 1. If that's all, press 2.
    .speech-1 = main menu, yes, something else
    .speech-2 = no, nothing else, that's all, that is all, no thanks
bye = Thanks for calling. Goodbye.

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
