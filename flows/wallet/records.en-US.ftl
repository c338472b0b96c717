# Transaction records
records-span =
    For today, press 1. For the last seven days, press 2. For this month, press 3. To key two dates, press 4.
    .speech-1 = today
    .speech-2 = seven days, week, last week
    .speech-3 = this month, month
    .speech-4 = dates, other dates
records-from = From which day? Please key eight digits: four for the year, two for the month, two for the day.
    .no-match-1 = A date has eight digits: four for the year, and two each for month and day, with a zero before a single one.
records-to = Until which day? Eight digits again.
    .no-match-1 = A date has eight digits: four for the year, and two each for month and day, with a zero before a single one.
records-wrong = There's no such day. Please begin again.
records-long = That's more than a year. Please choose fewer days.
records-enough = The dates won't work; let's try another way.
records-many = There are too many transactions in those days. Please choose fewer days.
records-none =
    From { DATE($span_from) } to { DATE($span_to) } there are no transactions. For other days, press 1. If that's all, press 2.
    .speech-1 = other days, other dates
    .speech-2 = no, that's all, nothing
records-totals =
    From { DATE($span_from) } to { DATE($span_to) }: { $count ->
        [1] one transaction
       *[other] { COUNT($count) } transactions
    }, { MONEY($total, $currency) } paid. To hear them, press 1. For a file, press 2. For other days, press 3. If that's all, press 4.
    .speech-1 = hear them, read them, list
    .speech-2 = export, file, text
    .speech-3 = other days, other dates
    .speech-4 = no, that's all, nothing
records-page =
    { $entries ->
        [1] { "" }
       *[other] First,
    } { DATE($entry_at_1) }, { TIME($entry_at_1) }, { $entry_payee_1 }, { MONEY($entry_amount_1, $currency) }, { $entry_method_1 }, { $entry_state_1 }. { $entries ->
        [1] { "" }
       *[other] Second, { DATE($entry_at_2) }, { TIME($entry_at_2) }, { $entry_payee_2 }, { MONEY($entry_amount_2, $currency) }, { $entry_method_2 }, { $entry_state_2 }.
    }
records-between =
    For details of the first, press 1. Of the second, press 2. For the next page, press 3. For the page before, press 4. To stop, press 5.
    .speech-1 = first, first one
    .speech-2 = second, second one
    .speech-3 = next page, next, go on
    .speech-4 = page before, previous
    .speech-5 = stop, no, that's all
records-only-one =
    For details, press 1. To stop, press 5.
    .speech-1 = first, first one, details
    .speech-5 = { records-between.speech-5 }
records-only =
    For details of the first, press 1. Of the second, press 2. To stop, press 5.
    .speech-1 = { records-between.speech-1 }
    .speech-2 = { records-between.speech-2 }
    .speech-5 = { records-between.speech-5 }
records-first =
    For details of the first, press 1. Of the second, press 2. For the next page, press 3. To stop, press 5.
    .speech-1 = { records-between.speech-1 }
    .speech-2 = { records-between.speech-2 }
    .speech-3 = { records-between.speech-3 }
    .speech-5 = { records-between.speech-5 }
records-last =
    For details of the first, press 1. Of the second, press 2. For the page before, press 4. To stop, press 5.
    .speech-1 = { records-between.speech-1 }
    .speech-2 = { records-between.speech-2 }
    .speech-4 = { records-between.speech-4 }
    .speech-5 = { records-between.speech-5 }
records-last-one =
    For details, press 1. For the page before, press 4. To stop, press 5.
    .speech-1 = first, first one, details
    .speech-4 = { records-between.speech-4 }
    .speech-5 = { records-between.speech-5 }
records-entry =
    { DATE($entry_at) } at { TIME($entry_at) }, { MONEY($entry_amount, $currency) } to { $entry_payee }, { $entry_method }, { $entry_state }{ $entry_cause }; it counts as { $entry_category }.
records-order =
    The order number is { DIGITS($order_number) }. To go back to the page, press 1. To stop, press 2. To hear this again, press 9.
    .speech-1 = back to the page, page, go on
    .speech-2 = stop, no, that's all
records-exported = I've texted a link to your registered phone. It's good for a day, and for one download.
records-exports = That's three files in one call already; please use the links that you have.
records-after =
    For other days, press 1. If that's all, press 2.
    .speech-1 = other days, other dates
    .speech-2 = no, that's all, nothing

state-paid = paid
state-pending = waiting for you
state-processing = in progress
state-failed = failed
state-cancelled = cancelled
method-balance = from the balance
method-card = with the card ending in { DIGITS($last4) }
cause-balance = { " " }as the balance was too low
cause-limit_single = { " " }as it was over the limit for one payment
cause-limit_day = { " " }as it was over the day's limit
cause-method_disabled = { " " }as the card is disabled
cause-card_expired = { " " }as the card has expired
cause-payee = { " " }as the payee's details don't match
cause-network = { " " }as the network dropped
cause-peak = { " " }as too many people were paying

page-export = Your transactions
    .text = The file holds the transactions from { $first } to { $last }, and opens in any spreadsheet program. It can be downloaded once. Please open it on a device of your own, and don't pass it on.
    .button = Download
    .stopped = Your account is frozen or locked, so we can't hand this out now. Please call our hotline.
export-columns = Time, Order, Payee, Kind, Amount, Currency, State, Paid with
export-card = Card { $last4 }
export-balance = Balance

sms-export = [Skylark Wallet] Your transactions, to download once within a day: { $url } Give it to nobody.
