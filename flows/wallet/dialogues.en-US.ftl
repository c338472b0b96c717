# Whose account
identify-which =
    Is this about the wallet on the number you're calling from? If so, press 1. For another number, press 2.
    .speech-1 = yes, this number, this one
    .speech-2 = no, another number, different number, other number
identify-number = Please enter the mobile number of your wallet, all eleven digits.
    .no-input-1 = I didn't hear any keys; take your time. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
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
verify-early = The last one has only just left, and texts can be slow. If it isn't there in { COUNT($wait_s) } seconds, ask me for another.
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

sms-code = [Skylark Wallet] Your code is { $code }, valid for 10 minutes, to confirm it's you on the phone. Key it in on this call only; tell it to nobody, not even our staff.
sms-case = [Skylark Wallet] Your { $case_kind ->
        [fraud] case number
       *[other] reference number
    } is { $case_number }. Call again and press 5, then 1, to hear what became of it.
