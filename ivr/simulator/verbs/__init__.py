"""TwiML's verbs, one file each: `(call, verb, document)` to what comes next. `ring` has the table of them."""
