# 付款失败
payment-unverified = 没有确认是您本人，付款记录就不能报给您听。我帮您转给专员。
payment-which =
    { DATE($failed_at) }{ TIME($failed_at) }，付给{ $payee }的{ MONEY($amount, $currency) }没有付成。
    就是这笔，请按1。更早的一笔，请按2。输入订单号，请按3。
    .speech-1 = 就是这笔, 是这笔, 是的, 对的
    .speech-2 = 更早, 前一笔, 不是这笔, 上一笔, 不是, 不对
    .speech-3 = 订单号, 订单
payment-oldest = 三十天内没有更早的了，回到最近的一笔。
payment-order = 请输入十二位的订单号。
    .no-input-1 = 订单号在付款详情里，您慢慢找。找专员，请按星号、零、井号；再听一遍，请按星号、九、井号；返回，请按星号、井号。
    .no-match-1 = 订单号是十二位数字，刚才的位数不对。
payment-unknown = 您的账户里没有这个订单，请核对一下再输。
payment-enough = 这个订单一直没有找到，我们换个办法，一项一项来看。
payment-not-failed =
    付给{ $payee }的{ MONEY($amount, $currency) }{ $order_state ->
        [paid] 其实已经付成了，不用再付一次
        [cancelled] 已经取消了，没有付出去
        [pending] 还在等您确认，没有失败，打开应用就能接着付
       *[processing] 正在处理，钱没有丢，先别重复付
    }。
payment-none =
    最近三十天里没有失败的付款。输入订单号来查，请按1。一项一项排查，请按2。
    .speech-1 = 订单号, 订单
    .speech-2 = 排查, 检查, 一项一项

payment-frozen-why = 您的账户现在冻结着，哪一笔都付不出去。要核实是您本人，才能解冻。
payment-frozen =
    现在就核实、解冻，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 解冻, 核实, 现在就办
    .speech-2 = 不用了, 不用, 以后
payment-locked =
    您的账户现在锁着，哪一笔都付不出去。听听为什么，办解锁，请按1。先不办，请按2。
    .speech-1 = 解锁, 办解锁, 为什么, 好的
    .speech-2 = 先不办, 不办, 以后, 不用
payment-works-now = 当时付不成的原因，现在已经没有了，您再付一次就好。
payment-balance-now = 当时余额不够，不过现在有{ MONEY($balance, $currency) }，足够了，您再付一次就好。
payment-balance-why =
    这笔没付成，是因为余额不够：现在有{ MONEY($balance, $currency) }，还差{ MONEY($short, $currency) }。
payment-balance =
    换一种方式付，请按1。充了值再付，请按2。找专员，请按0。
    .speech-1 = 换一种, 换方式, 用银行卡, 换张卡
    .speech-2 = 以后再付, 充值, 充了值
payment-limit-single-why =
    这笔没付成，是因为超过了单笔限额{ MONEY($limit, $currency) }。可以分成几笔付。
payment-limit-single =
    申请提高限额，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 提高限额, 提额, 申请
    .speech-2 = 不用了, 分开付, 不用
payment-limit-day-why =
    这笔没付成，是因为超过了每天的限额{ MONEY($limit, $currency) }，今天已经付了{ MONEY($spent, $currency) }。
payment-limit-day =
    申请提高限额，请按1。过了零点再付，时间用短信发给您，请按2。找专员，请按0。
    .speech-1 = 提高限额, 提额, 申请
    .speech-2 = 零点, 明天, 短信, 以后再付
payment-card-disabled = 这笔没付成，是因为尾号{ DIGITS($last4) }的银行卡停用了。要恢复这张卡，得找发卡银行。
payment-card-expired = 这笔没付成，是因为尾号{ DIGITS($last4) }的银行卡过期了。拿到新卡，在应用里重新绑一次就好。
payment-card =
    先换一种方式付，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 换一种, 换方式, 换张卡
    .speech-2 = 不用了, 不用, 找银行, 等新卡
payment-payee-why = 这笔没付成，是因为收款人的姓名和账号对不上。钱没有付出去，请找对方核对一下再付。
payment-payee =
    把要核对的发短信给您，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 短信, 发给我, 发短信
    .speech-2 = 不用了, 不用, 知道了
payment-network = 这笔没付成，是网络断了一下，钱没有扣。看看网络，过一刻钟再付，多半就成了。
payment-peak = 这笔没付成，是当时付款的人太多，系统忙不过来，钱没有扣。换个空闲的时候付，就顺当了。
payment-wait =
    把什么时候再付用短信发给您，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 短信, 发给我, 什么时候
    .speech-2 = 不用了, 不用, 知道了

payment-offer-card =
    可以改用尾号{ DIGITS($last4) }的银行卡。就用它，请按1。看看别的，请按2。
    .speech-1 = 就用它, 好的, 可以
    .speech-2 = 别的, 换一个, 不要, 不用, 不可以
payment-offer-balance =
    可以改用钱包余额，里面的钱够付这一笔。就用余额，请按1。看看别的，请按2。
    .speech-1 = 余额, 好的, 可以
    .speech-2 = 别的, 换一个, 不要, 不用, 不可以
payment-gone = 这张卡刚刚不能用了。
payment-switched = 换好了，以后默认就用它付。这一笔，请您在应用里重新付一次。
payment-no-method = 您没有别的可以用的付款方式了，我请专员来帮您想办法。
payment-raised = 提额申请收到了，一个工作日内短信答复您。
payment-raised-before = 您已经申请过提额，还在审核。
payment-top-up = 好的，充好了值，再付一次就好。
payment-noted = 好的，{ DATE($retry_at) }{ TIME($retry_at) }以后再付。这个时间已经发短信给您。
payment-advised = 要核对的内容，已经发到您的手机上。

payment-check-money =
    先看余额，您有{ MONEY($balance, $currency) }。要是不够，充了值再付就好。解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-empty =
    先看余额，里面一分钱也没有，先充值，或者用银行卡付。解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-card =
    再看付款方式，默认用尾号{ DIGITS($last4) }的银行卡，这张卡正常。解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-bad-card =
    再看付款方式，默认用尾号{ DIGITS($last4) }的银行卡，这张卡停用了，或者过期了，请在应用里换一张。
    解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-network =
    再看网络。无线网和流量换着试一试，把应用关了重开，避开饭点和晚上这些忙的时候。
    解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-payee =
    最后看收款人。姓名、账号和金额，一样一样跟对方核对。解决了，请按1。还是不行，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 还是不行, 不行, 没解决, 没有解决, 没好, 还没
payment-checked = 能查的都查过了，我请专员来看。

sms-limit = 【云雀钱包】您申请提高限额，{ $granted ->
        [yes] 已经办好，现在就可以重新付款
       *[no] 目前不能提高，您可以分几次付
    }。如非本人申请，请致电云雀钱包热线。
sms-retry = 【云雀钱包】付给{ $payee }的一笔没有成功，请在{ $when }之后重新付款。
sms-payee = 【云雀钱包】付给{ $payee }的订单{ $order_number }未成功，请向对方核对：1. 收款人姓名；2. 收款账号；3. 金额。
