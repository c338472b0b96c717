# Other wallets' hotlines
directory =
    For Alipay, press 1. For WeChat Pay, press 2. For Apple Pay, press 3. For Google Pay, press 4. For JD Pay, press 5. For TokenPocket, press 6. For bank
    cards, press 7.
    .speech-1 = Alipay
    .speech-2 = WeChat Pay, WeChat
    .speech-3 = Apple Pay, Apple
    .speech-4 = Google Pay, Google
    .speech-5 = JD Pay, JD
    .speech-6 = TokenPocket, token pocket
    .speech-7 = bank's number, bank's hotline, my bank's phone number
directory-caution = This number is from a published article. False hotlines are common, so please check it on the official site or in the app before you call.
directory-number =
    The hotline of { $hotline_name } is { PHONE($hotline_number) }. To get it by text, press 1. For another wallet, press 2. If that's all, press 3.
    .speech-1 = text, text me, send it
    .speech-2 = another, other wallet
    .speech-3 = no, that's all, nothing
    .no-input-1 = Take your time to write it down.
    .no-input-2 = If you'd rather not write, press 1 and I'll text it to you.
directory-site =
    { $hotline_name } has published no phone number, so don't trust anyone who calls in its name. Only use its official site and its app. To get the
    address by text, press 1. For another wallet, press 2. If that's all, press 3.
    .speech-1 = text, text me, send it, address
    .speech-2 = another, other wallet
    .speech-3 = no, that's all, nothing
directory-card =
    A bank card's hotline is printed on its back. Trust that one, not what a text or a search tells you. To get this by text, press 1. For a wallet, press
    2. If that's all, press 3.
    .speech-1 = text, text me, send it
    .speech-2 = another, wallet
    .speech-3 = no, that's all, nothing
directory-sent = I've texted it to you.
directory-nowhere = Your number is withheld, so I can't text you.
directory-enough = This phone has had a good many texts just now, so I can't send another yet.

sms-hotline = [Skylark Wallet] { $hotline_name } hotline: { $hotline_number } (source: { $hotline_source }). False hotlines are common: check it on { $hotline_site } or in the app before you call.
sms-hotline-site = [Skylark Wallet] { $hotline_name } has published no phone number; official site: { $hotline_site }. Don't trust callers who speak in its name.
sms-hotline-card = [Skylark Wallet] A bank card's hotline is printed on its back. Trust that one, not what a text or a search tells you.
