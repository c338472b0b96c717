# Stolen account
stolen-frozen =
    Any wallet with this number is frozen now, and not a cent can leave it. The money is still there, and we can unfreeze it any time.
stolen-limited = I've opened a case. There were too many freezes lately, so this time I need to know it's you first. Please note your case number, then we'll check, and freeze at once.
stolen-next =
    Next we make sure it's you and find what wasn't yours, and you get your account back. It takes about three minutes. To go on now, press 1. To stop
    here, press 2. For an agent, press 0.
    .speech-1 = now, go on, continue, verify, yes
    .speech-2 = stop here, later, not now, no, don't continue
stolen-unverified = That's all right: your account stays frozen, and your password and settings are as they were. I'm putting you through to our fraud team, ahead of other calls.
stolen-earlier = You have a case with us already, and this report has been added to it. Its number is { DIGITS($case_number) }; I've texted it to you.
stolen-review = I'll go back from the latest payment, and stop at the first one you recognize.
stolen-payment =
    On { DATE($paid_at) } at { TIME($paid_at) }, { MONEY($amount, $currency) } to { $payee }. If that was you, press 1. If it wasn't, press 2.
    .speech-1 = that was me, it was me, mine, yes
    .speech-2 = not me, it wasn't me, wasn't me, not mine, no, wasn't mine, isn't mine, didn't make, don't recognise, don't recognize
    .no-input-1 = Have a think: did you make this payment?
    .no-input-2 = If you're not sure, press 2. We'll mark it as suspicious, and you lose nothing by that.
stolen-enough = There are quite a few that you don't recognize; they're all marked as contested. Your account stays frozen, and I'm putting you through to an agent for the rest, ahead of other calls.
stolen-clean = Good, there's no payment that you don't recognize.
stolen-contested =
    { $contested ->
        [1] One payment that wasn't yours, of { MONEY($contested_minor, $currency) }, is
       *[other] { COUNT($contested) } payments that weren't yours, { MONEY($contested_minor, $currency) } in all, are
    } marked as contested, and our people will follow it up.
stolen-restored =
    Your account is safe again, and unfrozen. Sign in with the code I've texted you and set a new password. Two-step sign-in and alerts are on, other
    devices are signed out, and you'll be asked for new security questions. Remember, we never ask for your password.
stolen-manual =
    Your details were changed before this happened, so one of us has to look at it before we unfreeze. Until then your account stays frozen and your money
    is safe. We'll call your registered number within one working day; please keep your case number at hand.

sms-frozen = [Skylark Wallet] Your account was frozen at a caller's request, case { $case_number }. If that wasn't you, call our hotline.
sms-restored = [Skylark Wallet] We have looked at case { $case_number }: your account is yours again, and no longer frozen. Please call our hotline to set a new password.
sms-reset = [Skylark Wallet] Your temporary sign-in code is { $code }, valid for 24 hours. Sign in and set a new password at once. Give it to nobody.
