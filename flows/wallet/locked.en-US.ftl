# A locked account
locked-unverified = I couldn't confirm that it's you, so the account stays locked, and nothing was changed. I'm putting you through to an agent.
locked-not =
    Your account isn't locked; you can use it as usual. If you forgot your password, press 1. If that's all, press 2.
    .speech-1 = forgot my password, new password
    .speech-2 = that's all, nothing else
locked-other = One of our agents has locked your account, and can tell you why. I'm putting you through.
locked-passwords =
    On { DATE($locked_at) } at { TIME($locked_at) } the password was wrong too many times, so we locked the account. No money has moved. To unlock it now, press 1. To leave it locked,
    press 2.
    .speech-1 = unlock, unlock it, yes
    .speech-2 = leave it locked, leave it, not now, no
locked-unlocked = Done, your account is unlocked.
locked-to-payment = Now back to the payment.
locked-next =
    For a new password, press 1. For two-step sign-in, so that the password alone lets nobody in, press 2. If that's all, press 3.
    .speech-1 = new password, change my password
    .speech-2 = two-step, two-factor, two step
    .speech-3 = that's all, no, nothing else
locked-protected =
    Two-step sign-in is on: a new device will also be asked for a code by text. To set a new password too, press 1. If that's all, press 2.
    .speech-1 = new password, change my password
    .speech-2 = that's all, no, nothing else
locked-suspicious =
    On { DATE($locked_at) } at { TIME($locked_at) } a new device signed in to your account. It looked suspicious, so we locked it. If that was you, press 1. If it wasn't, press 2. If you're
    not sure, press 0.
    .speech-1 = that was me, it was me, yes
    .speech-2 = not me, it wasn't me, wasn't me, no
    .no-input-1 = Have a think: did you use a new phone then, or somebody else's?
    .no-input-2 = If it won't come back to you, press 0 for an agent. Your account stays locked, and your money is safe.
locked-recognised = Good, your account is unlocked. Two-step sign-in and alerts are on too. Now please set a new password.
locked-thief = Then somebody has your password. Let's freeze the account first, and take it from there.
security-frozen =
    Your account is frozen, and has to be restored before anything else is changed. To do that now, press 1. If not, press 2.
    .speech-1 = now, give it back, restore, unfreeze, yes
    .speech-2 = no, not now, later
