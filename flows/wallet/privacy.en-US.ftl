# Personal data
privacy-unverified = I couldn't confirm that it's you, so I can't tell you anything personal. I'm putting you through to an agent.
privacy =
    To hear what we hold about you, press 1. To change your phone or e-mail, press 2. For a copy, press 3. For deletion, press 4. To report a leak, press 5.
    .speech-1 = what you hold, what do you hold, hear it
    .speech-2 = change my phone, change my number, change my e-mail, new number
    .speech-3 = copy, a copy, export
    .speech-4 = delete, deletion, erase
    .speech-5 = leak, leaked, data leak
privacy-held =
    We hold your name, { $holder }, your registered phone { PHONE($held_phone) }, { $email ->
        [yes] an e-mail address
       *[no] no e-mail address
    }, { $cards ->
        [0] no bank card
        [1] one bank card
       *[other] { COUNT($cards) } bank cards
    }, { $devices ->
        [0] no device
        [1] one device
       *[other] { COUNT($devices) } devices
    } that are signed in, and your payments since { DATE($opened_at) }.
privacy-next =
    For anything else about your data, press 1. If that's all, press 2.
    .speech-1 = something else, anything else, yes
    .speech-2 = that's all, nothing else, no
privacy-correct =
    To change your registered phone, press 1. To change your e-mail, press 2.
    .speech-1 = phone, number
    .speech-2 = e-mail, email, mail
privacy-phone = Please enter the new mobile number, all eleven digits.
    .no-match-1 = A mobile number has eleven digits, and that wasn't eleven.
privacy-same = That is the number that's registered now, so there is nothing to change.
privacy-heard =
    The new number is { PHONE($new_phone) }. If that's right, press 1, and a code goes to the new number. To enter it again, press 2.
    .speech-1 = right, yes, correct
    .speech-2 = enter it again, no, not right
privacy-sent = A code is on its way to the new number. Please look at the new phone.
privacy-taken = That number is registered with another wallet already, so it can't be used. I'll ask an agent to help you.
privacy-enough = There were too many tries, and the number wasn't changed. I'll ask an agent to help you.
privacy-changed = Done. From now on, sign-in and texts use the new number. The old one got a note about it, too.
privacy-email-sent = I've texted you a link to a page for your new e-mail address. It changes once an agent has confirmed it at both addresses, the old and the new.
privacy-copy-sent = I've texted you a link to download a copy. It will all be done by { DATE($due_at) } at the latest.
privacy-delete =
    Deleting your data also closes your wallet, and can't be undone afterwards. To ask for it, press 1. To leave it, press 2.
    .speech-1 = ask for it, delete it
    .speech-2 = leave it, no, don't delete
privacy-money = There is still money in the account, or a payment that isn't finished. Please take the money out, wait until all payments are done, and then ask again.
privacy-requested = Your request for deletion is in. An agent will ring your registered phone to confirm it, and it will be done by { DATE($due_at) } at the latest.
privacy-leak-taken = I've taken it down, and we're looking into it. You'll hear from us by { DATE($due_at) } at the latest. Meanwhile change your password, and don't answer strangers who know things about you.
privacy-already = We're already working on the same request. It will be done by { DATE($due_at) } at the latest.

page-email = Change your e-mail
    .text = Please enter the new address. An agent will write to both addresses, the old and the new, and change it once both are confirmed.
    .button = Send
    .done = We have it. Your reference number is { $case_number }. Until it's confirmed, your e-mail stays as it is.
    .email = New e-mail
    .bad = That doesn't look like an e-mail address. Please have another look.
    .same = That is the address that's registered now.
    .stopped = Your account is frozen or locked, so nothing can be changed now. Please call our hotline.
page-copy = A copy of your data
    .text = The file holds your name, phone, e-mail, the last digits of your cards, your devices and latest payments. It can be downloaded once. Please open it on a device of your own, and don't pass it on.
    .button = Download
    .stopped = Your account is frozen or locked, so we can't hand this out now. Please call our hotline.

sms-change = [Skylark Wallet] Your code is { $code }, valid for 10 minutes, to make this your wallet's new number. Key it in on this call only; tell it to nobody, not even our staff.
sms-phone-changed = [Skylark Wallet] Your wallet was just moved to a new phone number. If that wasn't you, call our hotline at once and press 1.
sms-email = [Skylark Wallet] Enter your new e-mail here within an hour; the link works once: { $url } Give it to nobody.
sms-copy = [Skylark Wallet] A copy of your data, to download once within a day: { $url } Give it to nobody.
