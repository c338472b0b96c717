# Complaints, suggestions, praise
feedback =
    For a complaint, press 1. For a suggestion, press 2. To praise somebody, press 3.
    .speech-1 = complaint, complain, not satisfied, terrible, awful, rude, bad service, poor service, complain about,
        unhappy with, not happy with, not happy
    .speech-2 = suggestion, suggest, feedback, idea, a tip, tip for you
    .speech-3 = praise, compliment, was great, was very helpful, agent was great, was so helpful
feedback-record =
    Please speak after the tone; it will be recorded, up to two minutes. No passwords or codes, please. Press any key when you're done, and I'll play it
    to you.
feedback-empty =
    I didn't record anything. To try again, press 1. To leave it, press 2.
    .speech-1 = again, try again, record
    .speech-2 = leave it, no, never mind
feedback-play = This is what you said:
feedback-choose =
    To keep it like this, press 1. To record it again, press 2. To hear it once more, press 3.
    .speech-1 = keep it, keep, fine, yes
    .speech-2 = record again, do it again, no, not like this
    .speech-3 = hear it, once more, play it
    .no-input-2 = Still nothing. Even if you press nothing, I'll keep it for you.
feedback-unconfirmed = I've kept what you said.
feedback-callback =
    It's kept, thank you. If you'd like us to call you back, press 1. If not, press 2.
    .speech-1 = call me back, call me, yes, call back
    .speech-2 = no, no call, don't call, no thanks
feedback-will-call = All right, we'll call { PHONE($call_back_to) } as soon as it's your turn, in our agents' hours. Press 1 when you answer.
feedback-no-call = I can't promise you a call back just now, but we'll read what you told us.
