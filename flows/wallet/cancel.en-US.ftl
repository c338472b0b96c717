# Cancel an unfinished payment
cancel-kept = All right, it stays as it is.
cancel-paid =
    { MONEY($amount, $currency) } to { $payee } has been paid, so it can't be cancelled, but you can ask for a refund.
    To ask for one, press 1. If not, press 2.
    .speech-1 = refund, ask, yes
    .speech-2 = no, no thanks
