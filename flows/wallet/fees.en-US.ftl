# Fees, limits, offers, levels
fees =
    For transfer fees, press 1. For withdrawal fees, press 2. For payment fees, press 3. For offers and membership, press 4. For limits, press 5.
    .speech-1 = transfer fee, transfer fees, fee of a transfer, transfer cost, transfer … cost, cost of a transfer,
        fee for transfers, fee … transfer, fee … transfers
    .speech-2 = withdrawal, withdrawal fee, withdraw, cash out, withdrawals, withdrawals charged,
        charge for withdrawals
    .speech-3 = payment fee, payment fees
    .speech-4 = offers, membership, VIP, promotion, coupon, coupons, discount, discounts, deals, vouchers
    .speech-5 = limits, limit, can I send, can I transfer, can I pay, maximum, maximum I can send,
        the most I can send, the most I can pay, most I can, transfer limit, transfer limits
fees-which =
    For the public tariff, press 1. To verify yourself and hear your own rates, press 2.
    .speech-1 = public, general
    .speech-2 = my own, mine
fees-unverified = As we couldn't make sure it's you, here is the public tariff.
fees-fee =
    { $fee_topic ->
        [transfer] Transfers
        [withdrawal] Withdrawals
       *[payment] Payments
    } are free up to { MONEY($fee_free, $currency) } a month for { $fee_level ->
        [gold] gold
        [silver] silver
       *[standard] standard
    } members{ $fee_whose ->
        [own] , and you have { MONEY($fee_left, $currency) } left
       *[public] { "" }
    }. Beyond that it's { MONEY($fee_per_hundred, $currency) } for each hundred yuan, at least { MONEY($fee_least, $currency) }{ $fee_most ->
        [0] { "" }
       *[other] , at most { MONEY($fee_most, $currency) }
    }. { $percent_off ->
        [0] { "" }
       *[other] Until { DATE($offer_until) }, { COUNT($percent_off) } percent off.
    }
fees-free = Payments cost no fee.
fees-offers =
    { $fee_whose ->
        [own] You're a { $fee_level ->
                [gold] gold
                [silver] silver
               *[standard] standard
            } member with { COUNT($points) } points.
       *[public] Members are standard, silver or gold, and move up with their points.
    } { $next_level ->
        [silver] With { COUNT($points_missing) } more points you'll move up to silver, with { MONEY($fee_free, $currency) } of transfers free each month.
        [gold] With { COUNT($points_missing) } more points you'll move up to gold, with { MONEY($fee_free, $currency) } of transfers free each month.
       *[none] That's the highest level, with { MONEY($fee_free, $currency) } of transfers free each month.
    }
fees-offer =
    There's an offer just now: { COUNT($percent_off) } percent off the fee of { $offer_operation ->
        [transfer] transfers
        [withdrawal] withdrawals
       *[payment] payments
    }, until { DATE($offer_until) }.
fees-limits =
    { $fee_whose ->
        [own] Your limits are
       *[public] A new account's limits are
    } { MONEY($limit, $currency) } for one payment and { MONEY($day, $currency) } a day{ $fee_whose ->
        [own] ; you can pay { MONEY($day_left, $currency) } more today
       *[public] { "" }
    }. You can ask for higher ones in the app.
fees-next-own =
    To key an amount and hear its fee, press 1. For other fees, press 2. If that's all, press 3.
    .speech-1 = amount, key an amount
    .speech-2 = other fees, something else
    .speech-3 = no, that's all, nothing
fees-next-public =
    To key an amount and hear its fee, press 1. For other fees, press 2. If that's all, press 3. For your own tariff, press 4.
    .speech-1 = amount, key an amount
    .speech-2 = other fees, something else
    .speech-3 = no, that's all, nothing
    .speech-4 = my own, mine
fees-else-own =
    For other fees, press 1. If that's all, press 2.
    .speech-1 = other fees, something else
    .speech-2 = no, that's all, nothing
fees-else-public =
    For other fees, press 1. If that's all, press 2. For your own tariff, press 3.
    .speech-1 = other fees, something else
    .speech-2 = no, that's all, nothing
    .speech-3 = my own, mine
fees-amount = Please key the amount in whole yuan, then press the pound key.
    .no-match-1 = That's more than seven digits. Please key it again.
fees-computed =
    { $fee_topic ->
        [transfer] A transfer
        [withdrawal] A withdrawal
       *[payment] A payment
    } of { MONEY($amount, $currency) } costs { MONEY($fee, $currency) }{ $fee_free_part ->
        [0] { "" }
       *[other] ; { MONEY($fee_free_part, $currency) } of it is within what's free
    }.
fees-nothing = The amount is zero, so there's no fee.
fees-over-single =
    That's over the limit for one payment, { MONEY($limit, $currency) }. You could do it in parts, or ask for a higher limit in the app.
fees-over-day =
    { $fee_whose ->
        [own] You can only pay { MONEY($day_left, $currency) } more today
       *[public] The daily limit is { MONEY($day_left, $currency) }
    }, and this is more than that. You could do the rest tomorrow.
