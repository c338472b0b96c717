# New to the wallet
new =
    To hear what Skylark Wallet is, press 1. For how to download it and start, press 2. For what's new and what's coming, press 3.
    .speech-1 = what is it, what is Skylark, what can it do, what is this wallet, what is … wallet, what do you do
    .speech-2 = download, how to start, get started, sign up, register, open an account, create an account,
        verify … identity, identity, install, add a card, does it work, how do I use, how does it work,
        never used it, do I begin, never used
    .speech-3 = what's new, what's coming, new features
new-what =
    It's a wallet on your phone. You pay in shops, send money and settle bills by scanning a code, and see at any time what you spent and what is left of
    your budget. Every payment needs your own yes, and you can add a second step to signing in.
new-start =
    Look for Skylark Wallet in your phone's own app store, and don't follow links from strangers. Open it, sign up with your mobile number, choose a
    password that you use nowhere else, and add a bank card. Two-step sign-in is best turned on right away.
new-news =
    What's new: monthly budgets, with your spending by kind, and records that you can hear and export by phone. Coming soon: payments abroad, and points
    from more shops. Please take updates from the app store only.
new-next =
    To get a link to download and start by text, press 1. To hear about something else, press 2. If that's all, press 3.
    .speech-1 = text, text me, send it, link
    .speech-2 = something else, hear more
    .speech-3 = no, that's all, nothing
new-sent = I've texted you the link.
new-nowhere = Your number is withheld, so I can't text you. You'll find Skylark Wallet in your app store.
new-enough = This phone has had a good many texts just now, so I can't send another yet. You'll find Skylark Wallet in your app store.

sms-start = [Skylark Wallet] Download and start: https://skylark.example/start . We never ask for passwords or codes by text.
