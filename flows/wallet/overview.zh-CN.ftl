# 余额、开销、账单、积分
overview-unverified = 没有确认是您本人，账上的事就不能报给您听。我帮您转给专员。
overview-money =
    您的余额是{ MONEY($balance, $currency) }。本月花了{ MONEY($month_spent, $currency) }{ $budget_state ->
        [under] ，设了预算的几类，一共还剩{ MONEY($budget_rest, $currency) }
        [over] ，设了预算的几类，一共超出{ MONEY($budget_rest, $currency) }
       *[none] ，没有设预算
    }。
overview-due =
    { $bills_due ->
        [0] 没有待缴的账单
       *[other] 待缴的账单有{ COUNT($bills_due) }张
    }。积分有{ COUNT($points) }分{ $expiring_points ->
        [0] { "" }
       *[other] ，其中{ COUNT($expiring_points) }分，过了{ DATE($points_until) }就失效
    }。
overview-next =
    听每一类花了多少，请按1。听待缴的账单，请按2。不用了，请按3。
    .speech-1 = 每一类, 开销, 花了多少, 分类
    .speech-2 = 账单, 待缴
    .speech-3 = 不用了, 没有了, 好了, 不用
overview-kinds =
    { $kind_1 }花了{ MONEY($spent_1, $currency) }{ $state_1 ->
        [under] ，还剩{ MONEY($rest_1, $currency) }
        [over] ，超了{ MONEY($rest_1, $currency) }
       *[none] { "" }
    }。{ $kinds_shown ->
        [1] { "" }
       *[other] { $kind_2 }花了{ MONEY($spent_2, $currency) }{ $state_2 ->
            [under] ，还剩{ MONEY($rest_2, $currency) }
            [over] ，超了{ MONEY($rest_2, $currency) }
           *[none] { "" }
        }。
    }
overview-kinds-next =
    听下面几类，请按1。不用了，请按2。
    .speech-1 = 下面, 下几类, 继续
    .speech-2 = 不用了, 没有了, 好了, 不用
overview-kinds-all = 本月的开销，就是这几类。
overview-no-kinds = 本月还没有开销，也没有设预算。
overview-bill =
    { $payee }，{ MONEY($amount, $currency) }，{ $bill_state ->
        [overdue] { DATE($due_on) }就该缴了，已经过期
       *[due] 最晚{ DATE($due_on) }缴
    }。下一张，请按1。不听了，请按2。
    .speech-1 = 下一张, 下一个, 继续
    .speech-2 = 不听了, 不用了, 好了, 不用
overview-all-bills = 账单都报完了。缴费请在应用的生活缴费里办。
overview-no-bills = 现在没有待缴的账单。

category-dining = 餐饮
category-groceries = 超市
category-transport = 出行
category-home = 水电和物业
category-shopping = 购物
category-leisure = 娱乐和旅行
category-health = 医药和健身
category-transfer = 转账
category-withdrawal = 提现
category-other = 其他
