# Crypto wallets
crypto-warning = A warning first: nobody may ask for your recovery phrase or private key, and our agents never will. Please don't say it or key it in this call.
crypto =
    If you lost your recovery phrase or key, press 1. If somebody saw it, press 2. If the app won't download, press 3. If tokens are gone, press 4.
    .speech-1 = lost, lost my phrase, lost my key
    .speech-2 = somebody saw it, exposed, leaked, gave it away
    .speech-3 = download, won't download, install
    .speech-4 = tokens are gone, tokens stolen, stole my tokens, stolen tokens
crypto-lost = Only you have the phrase and the key; we keep no copy, and nobody can bring them back. If the app still opens, write the phrase on paper now, and keep it in two places. Anyone who offers to recover it is a fraud.
crypto-exposed = Anyone who saw the phrase can take everything at any time. Make a wallet with a new phrase now, move all tokens there, and cancel what you allowed websites to do. Never use the old one again.
crypto-gone =
    If tokens are already gone, press 1. If not, press 2.
    .speech-1 = already gone, gone, some are missing
    .speech-2 = not yet, no, still there
crypto-download = Download only from the official site or your phone's own store; ads and files from chat groups may be fakes. If it gets stuck, check for free space and a system update, and try another network.
crypto-link =
    To get the official link by text, press 1. If not, press 2.
    .speech-1 = text me, link, send it
    .speech-2 = no, no thanks
crypto-after =
    For more about crypto wallets, press 1. If that's all, press 2.
    .speech-1 = more, another question
    .speech-2 = that's all, no, nothing else
crypto-reported = I've opened a case. Move what is left to a new wallet at once, write down the transaction and the address it went to, and tell the police. Anyone who asks for money to get it back is a fraud too.
crypto-next =
    To freeze your Skylark wallet as well, press 1. For our fraud team, press 2. If that's all, press 3.
    .speech-1 = freeze, freeze it
    .speech-2 = fraud team, somebody
    .speech-3 = that's all, nothing else, no
crypto-agent = I'm putting you through to our fraud team, ahead of other calls. Remember, they won't ask for your phrase.
