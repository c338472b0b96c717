# Balance, spending, bills, points
overview-unverified = As we couldn't make sure it's you, I can't tell you about the money. I'm putting you through to an agent.
overview-money =
    Your balance is { MONEY($balance, $currency) }. This month you spent { MONEY($month_spent, $currency) }{ $budget_state ->
        [under] , and { MONEY($budget_rest, $currency) } of your budgets is left
        [over] , and are { MONEY($budget_rest, $currency) } over your budgets
       *[none] , and you have set no budget
    }.
overview-due =
    { $bills_due ->
        [0] No bill is due
        [1] One bill is due
       *[other] { COUNT($bills_due) } bills are due
    }. You have { $points ->
        [0] no points
       *[other] { COUNT($points) } points
    }{ $expiring_points ->
        [0] { "" }
       *[other] , and { COUNT($expiring_points) } of them are good until { DATE($points_until) }
    }.
overview-next =
    To hear your spending by kind, press 1. To hear the bills that are due, press 2. If that's all, press 3.
    .speech-1 = spending, by kind, spent
    .speech-2 = bills, bill
    .speech-3 = no, that's all, nothing
overview-kinds =
    { $kind_1 }: { MONEY($spent_1, $currency) }{ $state_1 ->
        [under] , with { MONEY($rest_1, $currency) } left
        [over] , which is { MONEY($rest_1, $currency) } over
       *[none] { "" }
    }. { $kinds_shown ->
        [1] { "" }
       *[other] { $kind_2 }: { MONEY($spent_2, $currency) }{ $state_2 ->
            [under] , with { MONEY($rest_2, $currency) } left
            [over] , which is { MONEY($rest_2, $currency) } over
           *[none] { "" }
        }.
    }
overview-kinds-next =
    To hear more, press 1. If not, press 2.
    .speech-1 = further, go on, more kinds
    .speech-2 = no, no thanks, that's all
overview-kinds-all = That's all of this month's spending.
overview-no-kinds = You have spent nothing this month, and have set no budget.
overview-bill =
    { $payee }, { MONEY($amount, $currency) }, { $bill_state ->
        [overdue] was due on { DATE($due_on) } and is late
       *[due] to be paid by { DATE($due_on) }
    }. For the next bill, press 1. To stop, press 2.
    .speech-1 = next, next one, go on
    .speech-2 = stop, no, that's all
overview-all-bills = Those were all your bills. You can pay them in the app, under bills.
overview-no-bills = No bill is due at the moment.

category-dining = Eating out
category-groceries = Groceries
category-transport = Getting about
category-home = Home
category-shopping = Shopping
category-leisure = Leisure and travel
category-health = Health
category-transfer = Transfers
category-withdrawal = Withdrawals
category-other = Other
