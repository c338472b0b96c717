# The words of the pages themselves; what a hotline says stands in its own folder.
brand = IVR workbench
skip = Skip to the content
nav = Pages
nav-phone = Phone
nav-flows = Flows
theme = Light or dark

# The flow, to read
flow-about = { $nodes } nodes, version { $version }
flow-copies = { $count } copies
flow-leads-to = leads to
kind-say = says
kind-menu = menu
kind-collect = takes digits
kind-do = action
kind-branch = branch
kind-queue = queue
kind-record = recording
kind-transfer = transfer
kind-hangup = hangs up

# The pages behind the links in an SMS
link-files = Photos (JPEG, PNG) or PDF, { $most } at most, up to { $megabytes } MB each.
link-missing = This is still empty.
link-too-long = That is too long: { $most } characters at most.
link-no-file = Please choose a file first.
link-too-many = Those are too many files: { $most } at most.
link-too-large = That file is too large. Please choose a smaller one.
link-wrong-type = We can't open this kind of file. Please send JPEG or PNG photos, or PDF.
link-used = This link has been used
    .text = A link works once. If it was you, everything is done. If it wasn't, please call our hotline at once.
link-expired = This link has expired
    .text = To keep you safe, a link is good only for a while. Please call our hotline again and we'll send a new one.
link-forged = This link can't be opened
    .text = It may not have been copied whole. Please open it straight from the text message. If that message didn't come from our hotline, don't enter anything.
link-trouble = Sorry, something went wrong on our side
    .text = Nothing was changed, and your link is still good. Please try again in a few minutes.

# The phone
phone-handset = Handset
phone-dialed = Number that is dialled
phone-timer = Time left to answer
phone-keypad = Keypad
phone-star = star
phone-pound = pound
phone-mute = Mute
phone-call = Call
phone-hangup = Hang up
phone-voice = Voice
phone-rate = Speed
phone-slower = slower
phone-normal = normal
phone-faster = faster
phone-fastest = much faster
phone-heard = Conversation
phone-empty = Press Call, or pick a demo caller. You will hear the hotline, and read what it says.
phone-say = Say something
phone-send = Say
phone-hear = Speak into the microphone
phone-sound = Speak for 3 s
phone-bench = Workbench
phone-tab-call = Call
phone-tab-map = Map
phone-tab-exchange = Exchange
phone-tab-variables = Variables
phone-target = Hotline
phone-other = another app, at a URL …
phone-url = Voice URL
phone-caller = Caller
phone-at = Time of the call
phone-at-hint = Empty: now
phone-agent = Queue: an agent comes
phone-agent-after = after { $seconds } s
phone-agent-never = never
phone-far = Dialled numbers
phone-far-hint = NUMBER=answer:12, busy, no-answer or failed
phone-fresh = On fresh demo data, thrown away afterwards
phone-demo = Demo callers
phone-demo-hint = One click rings, on fresh demo data; the keys lead to what it shows.
phone-filter = Find, as balance or 0007
phone-exchange-hint = Each request to the app, the newest first.
phone-variables-hint = What the call knows at this place.

# The phone while it lives
live-idle = Ready
live-ringing = Ringing …
live-live = Connected
live-over = Call ended
live-nobody = Nobody is there
live-failed = Not rung
live-takes_key = Takes a key
live-takes_keys = Takes keys
live-takes_words = Takes words
live-takes_both = Takes a key, or words
live-takes_sound = Recording: speak, or a key to end
live-takes_waiting = On hold
live-silence = (silence)
live-recording = Recording
live-queued = Waiting in the queue
live-sms = SMS
live-press_code = Key in
live-try_keys = Try:
live-no_hearing = The microphone cannot be used; type what you say.
live-line = line
