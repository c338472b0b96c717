# 哪一笔订单，还能不能取消
money-unverified = 没有确认是您本人，付款和退款都不能在电话里办。我帮您转给专员。
order-which =
    { DATE($order_at) }{ TIME($order_at) }，付给{ $payee }的{ MONEY($amount, $currency) }。
    就是这笔，请按1。更早的一笔，请按2。输入订单号，请按3。
    .speech-1 = 就是这笔, 是这笔, 是的, 对的
    .speech-2 = 更早, 前一笔, 不是这笔, 上一笔, 不是, 不对
    .speech-3 = 订单号, 订单
order-oldest = 没有更早的了，回到最近的一笔。
order-number = 请输入十二位的订单号。
    .no-input-1 = 订单号在付款详情里，您慢慢找。找专员，请按星号、零、井号；再听一遍，请按星号、九、井号；返回，请按星号、井号。
    .no-match-1 = 订单号是十二位数字，刚才的位数不对。
order-unknown = 您的账户里没有这个订单，请核对一下再输。
order-enough = 这个订单一直没有找到，我请专员来帮您查。
order-none =
    { $topic ->
        [cancel] 您没有还没付完的款
       *[other] 最近九十天里没有付成的订单
    }。输入订单号来查，请按1。不查了，请按2。
    .speech-1 = 订单号, 订单
    .speech-2 = 不查了, 不用了, 不用, 算了

cancel-confirm =
    付给{ $payee }的{ MONEY($amount, $currency) }还没有付出去，可以马上取消。取消以后不能恢复。
    取消这笔，请按1。先不取消，请按2。
    .speech-1 = 取消, 取消这笔, 确认, 是的
    .speech-2 = 不取消, 先不取消, 不要取消, 不用, 算了
    .no-input-2 = 还是没有听到。拿不准就按2，这笔先留着；找专员按0。
cancel-ask =
    付给{ $payee }的{ MONEY($amount, $currency) }银行正在处理，不能马上取消，只能向银行申请撤回。
    申请撤回，请按1。先不申请，请按2。
    .speech-1 = 撤回, 申请撤回, 申请, 取消
    .speech-2 = 不撤回, 不申请, 先不申请, 不用, 算了, 不取消
    .no-input-2 = 还是没有听到。拿不准就按2，让银行接着处理；找专员按0。
cancel-cancelled =
    取消好了，{ $paid_by ->
        [card] 卡上的钱没有扣，占用的额度马上恢复
       *[balance] { MONEY($amount, $currency) }已经退回您的余额
    }。
cancel-asked = 撤回的申请交给银行了，一有结果就发短信给您。钱只会付一次，或者退一次，不会丢。
cancel-asked-before = 付给{ $payee }的{ MONEY($amount, $currency) }已经申请过撤回，银行还没有答复，结果会发短信给您。
cancel-gone = 付给{ $payee }的{ MONEY($amount, $currency) }已经取消了，钱没有付出去。
cancel-failed = 付给{ $payee }的{ MONEY($amount, $currency) }当时就没有付成，钱没有扣，不用取消。

sms-cancelled = 【云雀钱包】订单{ $order_number }已取消，{ $card ->
        [yes] 银行卡未扣款
       *[no] 款项已退回余额
    }。如非本人操作，请致电云雀钱包热线。
sms-not-cancelled = 【云雀钱包】订单{ $order_number }银行已来不及撤回，款项付给了商家，只付了一次。如需退款，请致电云雀钱包热线。
sms-unbound = 【云雀钱包】尾号{ $last4 }的银行卡已解绑。如非本人操作，请致电云雀钱包热线。
