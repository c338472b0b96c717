# A forgotten password
password-unverified = I couldn't confirm that it's you, so the password can't be changed, and everything stays as it is. I'm putting you through to an agent.
password-how =
    For a link by text, to set a new password on a page, press 1. For a temporary sign-in code, to set it in the app, press 2.
    .speech-1 = link, page, web page
    .speech-2 = temporary code, code, sign-in code, app
password-linked = A link is on its way to your registered phone. It's good for half an hour, and works once. To keep you safe, all devices are signed out.
password-coded = A temporary code is on its way to your registered phone. It's good for a day, and works once. To keep you safe, all devices are signed out.
password-rules =
    The new password needs ten characters or more, and three of these: capitals, small letters, digits, symbols. It can't be the old one, or your phone
    number. If that's clear, press 1. To have it sent another way, press 2.
    .speech-1 = all clear, clear, got it
    .speech-2 = another way, send again, didn't get it
    .no-input-1 = No hurry, take your time.
    .no-input-2 = The page shows these rules too. If there is nothing else, press 1.
password-enough = We've sent it twice in this call and can't send more. I'll ask an agent to help you.

page-brand = Skylark Wallet
page-reset = Set a new password
    .text = After this, every device has to sign in with the new password.
    .button = Save
    .done = Your new password is set. Please open Skylark Wallet and sign in with it.
    .new = New password
    .new-hint = At least 10 characters, with three of these: capitals, small letters, digits, symbols. It can't be the old password, or contain your phone number.
    .again = Once more
    .different = These two are not the same. Please type it once more.
    .weak = This one is not safe enough. Please choose another, as described below.
    .old = The new password can't be the old one. Please choose another.
    .stopped = Your account is frozen or locked, so its password can't be changed now. Please call our hotline.

sms-reset-link = [Skylark Wallet] Set your new password here within 30 minutes; the link works once: { $url } Give it to nobody.
sms-password-set = [Skylark Wallet] Your password was just changed, and all devices are signed out. If that wasn't you, call our hotline at once and press 1.
