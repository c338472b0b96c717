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
