# Staying safe
safety =
    To check what protects your account, press 1. For advice on passwords, press 2. On two-step sign-in, press 3. On public Wi-Fi, press 4. On scams, press 5.
    .speech-1 = check my account, check, safety check, account safe, account … safe, account secure
    .speech-2 = good passwords, passwords
    .speech-3 = two-step, two-factor, two step
    .speech-4 = Wi-Fi, wifi, public network
    .speech-5 = scams, scam, fraud, a scam, scam call, suspicious text, suspicious message, suspicious call,
        suspicious email, phishing, pretends to be, pretending to be, pretend to be
safety-passwords = Keep one password for your wallet alone: ten characters or more, mixed, and no birthdays or phone numbers. If you can't remember it, use a password manager, not your chats or notes.
safety-two-factor = With two-step sign-in a new device also needs a code by text, so a password alone lets nobody in. Give that code to nobody. We won't ask for it either.
safety-wifi = In cafes and stations, switch Wi-Fi off and pay over mobile data. Don't join networks without a password, even if the name looks right, and don't sign in on a shared computer.
safety-scams = If somebody says you've won, that your account is in danger, or that a refund is waiting, and hurries you to a link, a transfer or a shared screen: hang up, and call our hotline. There is no such thing as a safe account to move money to.
safety-after =
    For more advice, or to check your account, press 1. If that's all, press 2.
    .speech-1 = more advice, more, another
    .speech-2 = that's all, nothing else, no thanks
safety-unverified = I couldn't confirm that it's you, so I can't tell you about the account's settings. I'm putting you through to an agent.
safety-state =
    Two-step sign-in is { $two_factor }, sign-in alerts are { $alerts }, and { $devices ->
        [0] no device is
        [1] one device is
       *[other] { COUNT($devices) } devices are
    } signed in. { $password_age ->
        [new] Your password was changed within a year
        [old] Your password is more than a year old
       *[none] No password has been set yet
    }.
safety-all-on =
    Everything that should be on is on. To sign out other devices, press 1. If that's all, press 2.
    .speech-1 = sign out, sign them out, other devices
    .speech-2 = that's all, nothing else, no
safety-turn =
    To turn on two-step sign-in, press 1. For sign-in alerts, press 2. To sign out other devices, press 3. For none of these, press 4.
    .speech-1 = two-step, two-factor, two step
    .speech-2 = alerts, sign-in alerts
    .speech-3 = sign out, sign them out, other devices
    .speech-4 = none of these, none, nothing
safety-unchanged = That couldn't be confirmed, so no setting was changed. I'm putting you through to an agent.
safety-changed = Done. Here is how it stands now.
safety-before = That one is fine as it is.
safety-next =
    To change another setting, press 1. If that's all, press 2.
    .speech-1 = another setting, change another
    .speech-2 = that's all, nothing else, no
