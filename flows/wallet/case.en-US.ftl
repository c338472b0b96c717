# What became of a case, what to have ready
case =
    To hear what became of a case, press 1. To hear what to have ready, press 2.
    .speech-1 = case, what became of, progress, my case, a case, case number, status of … case, what happened to my,
        happening with my, happening with my complaint, happened to my complaint, follow up on a case,
        follow up … case, update on my case, update … case
    .speech-2 = ready, prepare
case-number = Please enter the case number, or reference number, eight digits.
    .no-input-1 = It's in the text that we sent you; take your time. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
    .no-match-1 = These numbers have eight digits, and that wasn't eight.
case-unknown = There's no such number for this phone. Please check it.
case-enough = We can't find that number, so I'll ask an agent to look for it.
case-told =
    { $case_kind ->
        [fraud] The case of your stolen account
        [limit] Your request for a higher limit
        [feedback] Your feedback
        [data] Your request about personal data
        [refund] Your request for a refund
        [trace] The search for your refund
        [dispute] Your dispute with a merchant
       *[message] Your message
    } { $case_status ->
        [open] is being worked on
        [manual_review] is being looked at by one of us
        [restored] is done, and the account is restored
       *[closed] is closed
    }. The last change was on { DATE($updated_at) }.
    To get the number by text, press 1. For another one, press 2. If that's all, press 3.
    .speech-1 = text, text me, send it
    .speech-2 = another, other case
    .speech-3 = no, that's all, nothing
case-report =
    Your report is with our fraud team. Before I say how it stands, I need to know it's you. To check now, press 1. For another number, press 2. If that's all, press 3.
    .speech-1 = check, check now, yes, go on
    .speech-2 = another, other case
    .speech-3 = no, that's all, nothing
case-unverified = I couldn't make sure it's you, so I'll ask an agent to look into it.
case-prepare =
    Please have four things ready: your registered number, your case number if there is one, the orders and amounts it's about, and in a few words what
    happened. You won't need your password or recovery phrase: our agents never ask for them, so don't tell anyone.
