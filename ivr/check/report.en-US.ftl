# The words of the report as a page; what is found is told by the rules themselves.
about = { $nodes } nodes · { $languages } · held to { $profiles } · version
proved-of = { $proved } of { $asked }
properties-proved = properties proved
errors = errors
warnings = warnings
states-all = states, all of them
states-known = states of at least { $known }
transitions = transitions
seconds = { $seconds } s
in-seconds = in { $seconds } s
person-worst = to a person after the key, at worst
what-is-proved = What is proved
refuted =
    { $places ->
        [one] refuted at 1 place
       *[other] refuted at { $places } places
    }
verdict-proved = proved
verdict-excepted = proved, but for what is excepted
verdict-bounded = as far as was looked
verdict-nothing-to-prove = nothing to prove
what-was-found = What was found
severity-error = error
severity-warning = warning
severity-info = remark
where = where { $outcomes }
remarks =
    { $count ->
        [one] 1 remark
       *[other] { $count } remarks
    }
what-calls-cost = What calls cost
cost-about = A novice hears all, an expert cuts in; the world answers as the caller would wish. After the universal key a person, or a message for one, is there in { $worst } s at worst, { $mean } s in the mean of places.
service = service
language = language
keys-to = keys to it
keys-through = keys through it
novice = novice
expert = expert
until-heard = Seconds until an option is heard
better-orders = Better orders, by the calls that were made
menu = menu
told-in-order = told in this order
calls = calls
saves = saves a call
transcripts = What the transcripts go through
transcripts-about = { $count } transcripts go through { $gone } of { $nodes } nodes.
ways = ways and rungs
gone-through = gone through
of = of
share = share
outcomes-and-branches = outcomes and branches
missed =
    { $count ->
        [one] 1 that no call takes
       *[other] { $count } that no call takes
    }
