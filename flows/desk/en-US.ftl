welcome = Skylark Wallet, agents' line.
number = Please enter your four-digit number.
pin = Please enter your six-digit work PIN.
wrong = The number or the PIN is wrong. Please try again.
enough = I couldn't confirm who you are.
signed-in = Hello, you're on.
ready =
    For the next caller, press 1. To sign off, press 2. For help from a person, press 0.
    .speech-1 = next caller, next, ready
    .speech-2 = sign off, done, go home
    .no-input-1 = Press 1 when you're ready.
    .no-input-2 = Are you still there? To stop, press 2.
nobody = Nobody is waiting just now.
caller =
    This caller speaks { $caller_language ->
        [en-US] English
       *[zh-CN] Mandarin
    }, has waited { MINUTES($waited_min) }, { $topic ->
        [stolen] about a stolen account
        [payment] about a failed payment
        [refund] about a refund
        [refund_status] about a refund's progress
        [cancel] about a payment to cancel
        [dispute] about a dispute with a merchant
        [card] about unbinding a card
        [password] about a forgotten password
        [locked] about a locked account
        [case] about a case
        [crypto] about crypto safety
        [privacy] about personal data
        [safety] about the safety of an account
        [overview] about a balance or bills
        [records] about transactions
        [fees] about fees and limits
        [feedback] with a complaint or a suggestion
       *[other] without saying why
    }, and is { $verified ->
        [strong] strongly verified
        [verified] verified by code
        [identified] identified by number, not verified
       *[none] not verified
    }. To connect, press 1. To leave the caller to others, press 2.
    .speech-1 = connect, yes
    .speech-2 = others, no, leave
lost = The caller has hung up.
outcome =
    How did it go? If it's solved, press 1. If it needs more, press 2. If it wasn't the account's holder, press 3.
    .speech-1 = solved, done
    .speech-2 = needs more, more
    .speech-3 = wasn't the holder, wrong person
noted = Noted.
bye = Thank you for your work. Goodbye.
lead = After the tone, say your number and what is wrong; it will be recorded, and the supervisor calls you back. Press any key when you're done.
