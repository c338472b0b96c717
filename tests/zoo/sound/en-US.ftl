welcome = This is Kingfisher Parcels.
main =
    For a person, press 0. There are three choices.
    To track a parcel, press 1.
    To complain, press 2.
    To cancel a parcel, press 3.
    中文请按8。
    .speech-1 = track, where is it
    .speech-2 = complain, complaint
    .speech-3 = cancel, take it back
more =
    For a person, press 0. Anything else?
    If so, press 1.
    If not, press 2.
    .speech-1 = yes, main menu
    .speech-2 = no, nothing else
bye = Thank you for calling. Goodbye.
track = Please enter the ten digits of your parcel, then press pound.
    .no-input-1 = Take your time; the number stands on your receipt.
    .no-input-2 = I still heard no keys. For a person, press star, zero, pound.
    .no-match-1 = A parcel's number has ten digits.
    .no-match-2 = That was not ten digits either. For a person, press star, zero, pound.
track-found = It comes on { DATE($day) }.
track-unknown = There is no such parcel.
track-enough = I can't find it, so I'll ask one of us.
complain = After the tone, please say what went wrong; press any key when you're done.
complain-kept = We have it, and we'll call you.
cancel-which = Please enter the ten digits of the parcel to cancel.
    .no-input-1 = Take your time; the number stands on your receipt.
cancel-sure =
    For a person, press 0. A parcel that is cancelled can't be sent again.
    To cancel { DIGITS($cancelled) }, press 1.
    To keep it, press 2.
    .speech-1 = yes, cancel it
    .speech-2 = no, keep it
cancel-done = It is cancelled.
verify-code = I've sent you a text. Please enter the code from the text.
    .no-input-1 = No hurry, texts take a moment.
    .no-match-1 = The code has six digits.
verify-wrong = That isn't the code.
verify-failed = I can't be sure that it's you, so I'll ask one of us.
agent-joined = I'm finding someone for you; it takes about { MINUTES($wait_minutes) }.
agent-wait = About { MINUTES($wait_minutes) } to go. To leave a message instead, press 1.
agent-message = Please leave a message after the tone, and we'll call you.
