# 交易记录
records-span =
    查今天的，请按1。最近七天的，请按2。这个月的，请按3。自己输入日期，请按4。
    .speech-1 = 今天
    .speech-2 = 七天, 一周, 一个星期
    .speech-3 = 这个月, 本月
    .speech-4 = 输入日期, 日期, 别的时间
records-from = 从哪天起？请输入八位日期，年四位，月和日各两位。
    .no-match-1 = 日期一共八位，年四位，月和日各两位，不够两位的前面补零。
records-to = 到哪天为止？请输入八位日期。
    .no-match-1 = 日期一共八位，年四位，月和日各两位，不够两位的前面补零。
records-wrong = 没有这一天，请从头再输一遍。
records-long = 一次最多查一年，请选短一点的时间。
records-enough = 日期一直没有输对，我们换个办法。
records-many = 这段时间里的交易太多了，请选短一点的时间。
records-none =
    { DATE($span_from) }到{ DATE($span_to) }，没有交易。换一段时间，请按1。不用了，请按2。
    .speech-1 = 换一段, 换个时间, 别的时间
    .speech-2 = 不用了, 没有了, 好了, 不用
records-totals =
    { DATE($span_from) }到{ DATE($span_to) }，一共{ COUNT($count) }笔，付出{ MONEY($total, $currency) }。
    一页一页听，请按1。导出来发到手机上，请按2。换一段时间，请按3。不用了，请按4。
    .speech-1 = 一页一页, 明细, 听
    .speech-2 = 导出, 发到手机, 短信
    .speech-3 = 换一段, 换个时间, 别的时间
    .speech-4 = 不用了, 没有了, 好了, 不用
records-page =
    { $entries ->
        [1] { "" }
       *[other] 第一，
    }{ DATE($entry_at_1) }{ TIME($entry_at_1) }，{ $entry_payee_1 }，{ MONEY($entry_amount_1, $currency) }，{ $entry_method_1 }，{ $entry_state_1 }。{ $entries ->
        [1] { "" }
       *[other] 第二，{ DATE($entry_at_2) }{ TIME($entry_at_2) }，{ $entry_payee_2 }，{ MONEY($entry_amount_2, $currency) }，{ $entry_method_2 }，{ $entry_state_2 }。
    }
records-between =
    第一笔的详情，请按1。第二笔的，请按2。下一页，请按3。上一页，请按4。听完了，请按5。
    .speech-1 = 第一笔, 第一个
    .speech-2 = 第二笔, 第二个
    .speech-3 = 下一页, 继续, 往下
    .speech-4 = 上一页, 往上
    .speech-5 = 听完了, 不听了, 不用了, 好了, 不用
records-only-one =
    听详情，请按1。听完了，请按5。
    .speech-1 = 第一笔, 第一个, 详情
    .speech-5 = { records-between.speech-5 }
records-only =
    第一笔的详情，请按1。第二笔的，请按2。听完了，请按5。
    .speech-1 = { records-between.speech-1 }
    .speech-2 = { records-between.speech-2 }
    .speech-5 = { records-between.speech-5 }
records-first =
    第一笔的详情，请按1。第二笔的，请按2。下一页，请按3。听完了，请按5。
    .speech-1 = { records-between.speech-1 }
    .speech-2 = { records-between.speech-2 }
    .speech-3 = { records-between.speech-3 }
    .speech-5 = { records-between.speech-5 }
records-last =
    第一笔的详情，请按1。第二笔的，请按2。上一页，请按4。听完了，请按5。
    .speech-1 = { records-between.speech-1 }
    .speech-2 = { records-between.speech-2 }
    .speech-4 = { records-between.speech-4 }
    .speech-5 = { records-between.speech-5 }
records-last-one =
    听详情，请按1。上一页，请按4。听完了，请按5。
    .speech-1 = 第一笔, 第一个, 详情
    .speech-4 = { records-between.speech-4 }
    .speech-5 = { records-between.speech-5 }
records-entry =
    { DATE($entry_at) }{ TIME($entry_at) }，付给{ $entry_payee }，{ MONEY($entry_amount, $currency) }，{ $entry_method }，{ $entry_state }{ $entry_cause }，算在{ $entry_category }里。
records-order =
    订单号是{ DIGITS($order_number) }。回到这一页，请按1。听完了，请按2。再听一遍，请按9。
    .speech-1 = 回到这一页, 回去, 继续
    .speech-2 = 听完了, 不听了, 不用了, 好了, 不用
records-exported = 下载的链接，已经发到您登记的手机上，一天之内有效，只能用一次。
records-exports = 这通电话里已经导出过三次了，先用前面的链接吧。
records-after =
    换一段时间，请按1。不用了，请按2。
    .speech-1 = 换一段, 换个时间, 别的时间
    .speech-2 = 不用了, 没有了, 好了, 不用

state-paid = 付成了
state-pending = 等您确认
state-processing = 处理中
state-failed = 没付成
state-cancelled = 已取消
method-balance = 用余额
method-card = 用尾号{ DIGITS($last4) }的卡
cause-balance = ，因为余额不够
cause-limit_single = ，因为超过单笔限额
cause-limit_day = ，因为超过当天的限额
cause-method_disabled = ，因为卡停用了
cause-card_expired = ，因为卡过期了
cause-payee = ，因为收款人对不上
cause-network = ，因为网络断了
cause-peak = ，因为系统太忙

page-export = 您的交易记录
    .text = 文件里是{ $first }到{ $last }的交易，可以用表格软件打开。只能下载一次，请在自己的手机上打开，不要转发。
    .button = 下载
    .stopped = 您的账户现在冻结或者锁着，文件暂时不能给。请打热线电话。
export-columns = 时间, 订单号, 收款方, 类别, 金额, 币种, 状态, 付款方式
export-card = 尾号{ $last4 }
export-balance = 余额

sms-export = 【云雀钱包】您的交易记录，1天内可下载一次：{ $url } 任何人索要此链接都不要给。
