# 手续费、限额、优惠、会员
fees =
    问手续费：转账，请按1。提现，请按2。付款，请按3。优惠和会员，请按4。限额，请按5。
    .speech-1 = 转账手续费, 转账收费, 转账要多少钱, 转账要手续费, 转账…手续费, 转账…费, 转账…收费, 转账…要钱,
        转账…收不收费, 转账…要不要钱
    .speech-2 = 提现手续费, 提现收费, 提现, 提现要多少钱, 提现…手续费, 提现…多少, 提现…要钱, 提现…要不要钱
    .speech-3 = 付款手续费, 付款收费
    .speech-4 = 优惠, 会员, 活动, VIP, VIP有什么用
    .speech-5 = 限额, 额度, 上限, 提…额度, 提额, 转账上限, 转账限额, 能转多少, 能付多少, 最多能转, 最多转
fees-which =
    听公开的标准，请按1。核实身份，听您自己的费率，请按2。
    .speech-1 = 公开, 标准, 一般的
    .speech-2 = 我自己, 自己的, 我的
fees-unverified = 没有确认是您本人，我先报公开的标准。
fees-fee =
    { $fee_topic ->
        [transfer] 转账
        [withdrawal] 提现
       *[payment] 付款
    }，{ $fee_level ->
        [gold] 金卡会员
        [silver] 银卡会员
       *[standard] 普通会员
    }每月{ MONEY($fee_free, $currency) }以内免费{ $fee_whose ->
        [own] ，您还剩{ MONEY($fee_left, $currency) }
       *[public] { "" }
    }。超出的，每一百元收{ MONEY($fee_per_hundred, $currency) }，最少{ MONEY($fee_least, $currency) }{ $fee_most ->
        [0] { "" }
       *[other] ，最多{ MONEY($fee_most, $currency) }
    }。{ $percent_off ->
        [0] { "" }
       *[other] 到{ DATE($offer_until) }，手续费减百分之{ COUNT($percent_off) }。
    }
fees-free = 付款不收手续费。
fees-offers =
    { $fee_whose ->
        [own] 您是{ $fee_level ->
                [gold] 金卡会员
                [silver] 银卡会员
               *[standard] 普通会员
            }，有{ COUNT($points) }积分。
       *[public] 会员分普通、银卡和金卡，积分够了自动升级。
    }{ $next_level ->
        [silver] 再攒{ COUNT($points_missing) }分就升银卡，每月转账{ MONEY($fee_free, $currency) }免费。
        [gold] 再攒{ COUNT($points_missing) }分就升金卡，每月转账{ MONEY($fee_free, $currency) }免费。
       *[none] 这是最高的一级，每月转账{ MONEY($fee_free, $currency) }免费。
    }
fees-offer =
    现在有优惠：{ $offer_operation ->
        [transfer] 转账
        [withdrawal] 提现
       *[payment] 付款
    }手续费减百分之{ COUNT($percent_off) }，到{ DATE($offer_until) }为止。
fees-limits =
    { $fee_whose ->
        [own] 您的限额
       *[public] 新账户的限额
    }：单笔{ MONEY($limit, $currency) }，每天{ MONEY($day, $currency) }{ $fee_whose ->
        [own] ，今天还能付{ MONEY($day_left, $currency) }
       *[public] { "" }
    }。要提高，可以在应用里申请。
fees-next-own =
    输入金额，算一算手续费，请按1。问别的收费，请按2。不用了，请按3。
    .speech-1 = 算一算, 输入金额, 金额
    .speech-2 = 别的收费, 问别的
    .speech-3 = 不用了, 没有了, 好了, 不用
fees-next-public =
    输入金额，算一算手续费，请按1。问别的收费，请按2。不用了，请按3。听您自己的，请按4。
    .speech-1 = 算一算, 输入金额, 金额
    .speech-2 = 别的收费, 问别的
    .speech-3 = 不用了, 没有了, 好了, 不用
    .speech-4 = 我自己, 自己的, 我的
fees-else-own =
    问别的收费，请按1。不用了，请按2。
    .speech-1 = 别的收费, 问别的
    .speech-2 = 不用了, 没有了, 好了, 不用
fees-else-public =
    问别的收费，请按1。不用了，请按2。听您自己的，请按3。
    .speech-1 = 别的收费, 问别的
    .speech-2 = 不用了, 没有了, 好了, 不用
    .speech-3 = 我自己, 自己的, 我的
fees-amount = 请输入金额，几元就按几，零头不用按，按井号结束。
    .no-match-1 = 金额最多七位数字，请再输一遍。
fees-computed =
    { $fee_topic ->
        [transfer] 转账
        [withdrawal] 提现
       *[payment] 付款
    }{ MONEY($amount, $currency) }，手续费{ MONEY($fee, $currency) }{ $fee_free_part ->
        [0] { "" }
       *[other] ，其中{ MONEY($fee_free_part, $currency) }在免费额度里
    }。
fees-nothing = 金额是零，没有手续费。
fees-over-single =
    这超过了单笔限额{ MONEY($limit, $currency) }，一次办不了，可以分几次，或者在应用里申请提高限额。
fees-over-day =
    { $fee_whose ->
        [own] 今天只能再付{ MONEY($day_left, $currency) }
       *[public] 一天最多付{ MONEY($day_left, $currency) }
    }，这笔超过了，可以明天再办。
