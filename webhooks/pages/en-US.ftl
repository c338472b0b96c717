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
