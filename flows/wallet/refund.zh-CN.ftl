# 退款：申请、进度、催办、没到账
refund =
    申请退款，请按1。查退款进度、催退款，请按2。
    .speech-1 = 申请退款, 我要退款, 要退款, 退货, 退钱, 钱退回来, 钱退给我, 退给我, 怎么退款, 能不能退款, 可以退款吗,
        帮我退, 退掉, 想退, 想退货
    .speech-2 = 退款进度, 催退款, 催一催, 退款到哪了, 退款没到, 退款还没到, 退款怎么还没到, 查退款, 我的退款,
        退款什么时候, 退款多久, 退款…没到, 退款…没收到, 没收到退款, 退款…到账, 退款…到哪, 退款…进度, 退的钱…没,
        退款呢, 催, 催…退款, 同意退款…没退, 退款…没有到, 退款…没退, 钱没退, 退的钱, 退款…慢, 退款…久, 退的款, 退…没进
refund-too-late-why =
    付给{ $payee }的{ MONEY($amount, $currency) }不能再申请退款了：退款要在付款后十五天内申请，最后一天是{ DATE($last_day) }。
refund-too-late =
    跟商家有争议，让平台介入，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 平台介入, 介入, 有争议, 投诉商家
    .speech-2 = 不用了, 不用, 算了
refund-contested = 这笔付款已经标成了有争议，由反欺诈专员在追，不用再申请退款。
refund-unfinished =
    付给{ $payee }的{ MONEY($amount, $currency) }还没有付完，用不着退款，可以直接取消。
    取消付款，请按1。不用了，请按2。
    .speech-1 = 取消, 取消付款
    .speech-2 = 不用了, 不用, 算了, 不取消
refund-not-paid =
    付给{ $payee }的{ MONEY($amount, $currency) }{ $order_state ->
        [cancelled] 早就取消了
       *[failed] 没有付成
    }，钱没有付出去，不用退款。
refund-reason =
    付给{ $payee }的{ MONEY($amount, $currency) }，为什么要退？没收到东西，请按1。东西有问题，请按2。不想要了，请按3。付重复了，请按4。
    .speech-1 = 没收到, 没有收到, 没到货, 没发货, 没送到
    .speech-2 = 东西有问题, 有毛病, 坏了, 质量, 不对板, 假货
    .speech-3 = 不想要, 不要了, 买错了
    .speech-4 = 付重复了, 付重了, 付了两次, 多付了
refund-merchant =
    跟商家说过了吗？商家同意退，请按1。还没有问商家，请按2。商家不同意，请按3。
    .speech-1 = 同意, 商家同意
    .speech-2 = 没问, 还没问, 没有问, 没说过
    .speech-3 = 不同意, 商家不同意, 拒绝, 不肯退, 不给退
refund-keep = 订单、付款凭证、跟商家的聊天记录，还有东西的照片，请都留好，后面用得上。
refund-instead =
    让平台来介入，请按1。还是先申请退款，请按2。
    .speech-1 = 平台介入, 介入, 投诉商家
    .speech-2 = 申请退款, 先退款, 退款
refund-confirm =
    向{ $payee }申请退回{ MONEY($amount, $currency) }，退到您的余额。确认申请，请按1。不申请了，请按2。
    .speech-1 = 确认, 申请, 好的, 是的
    .speech-2 = 不申请, 不用了, 算了, 不退了
refund-applied =
    退款申请交上去了，{ $agreed ->
        [yes] 商家确认以后就退
       *[other] 商家三天内答复
    }，预计{ DATE($expected_at) }以前到您的余额。
refund-oldest = 没有更早的退款了，回到最近的一笔。
refund-none =
    您没有申请过退款。现在申请，请按1。不用了，请按2。
    .speech-1 = 申请, 现在申请, 申请退款
    .speech-2 = 不用了, 不用, 算了
refund-waiting =
    { DATE($applied_at) }申请的，{ $payee }退{ MONEY($amount, $currency) }，{ $refund_state ->
        [applied] 马上就交给商家
       *[merchant_review] 商家正在看
    }，预计{ DATE($expected_at) }以前到账。催一催，请按1。查更早的退款，请按2。不用了，请按3。
    .speech-1 = 催一催, 催一下, 快一点, 催
    .speech-2 = 更早, 别的退款, 上一笔
    .speech-3 = 不用了, 不用, 知道了, 好了
refund-approved =
    { DATE($applied_at) }申请的，{ $payee }退{ MONEY($amount, $currency) }，已经同意了，预计{ DATE($expected_at) }以前到账。
    催一催，请按1。查更早的退款，请按2。不用了，请按3。
    .speech-1 = 催一催, 催一下, 快一点, 催
    .speech-2 = 更早, 别的退款, 上一笔
    .speech-3 = 不用了, 不用, 知道了, 好了
refund-hurried = 催过了，今天就有人跟进。预计{ DATE($expected_at) }以前到账。
refund-hurried-today = 这笔退款今天已经催过了，正在跟进，明天还可以再催。
refund-late =
    { DATE($applied_at) }申请的，{ $payee }退{ MONEY($amount, $currency) }，早就同意了，{ DATE($expected_at) }就该到账，是我们慢了。
    查这笔钱到哪了，请按1。查更早的退款，请按2。不用了，请按3。
    .speech-1 = 到哪了, 查这笔, 没到账, 没收到
    .speech-2 = 更早, 别的退款, 上一笔
    .speech-3 = 不用了, 不用, 知道了, 好了
refund-traced = 好的，马上有人去查这笔钱，一个工作日内打电话答复您。
refund-traced-before = 这笔钱已经有人在查了，有结果就打电话给您。
refund-paid =
    { DATE($applied_at) }申请的，{ $payee }的{ MONEY($amount, $currency) }已经退了，{ DATE($ended_at) }到的余额，不能再退一次。
    查更早的退款，请按1。不用了，请按2。
    .speech-1 = 更早, 别的退款, 上一笔
    .speech-2 = 不用了, 不用, 知道了, 好了
refund-refused-why =
    { DATE($applied_at) }申请的，{ $payee }的{ MONEY($amount, $currency) }，商家没有同意退。订单、凭证、聊天记录和照片，请都留好。
refund-refused =
    让平台介入，请按1。查更早的退款，请按2。不用了，请按3。找专员，请按0。
    .speech-1 = 平台介入, 介入, 投诉商家
    .speech-2 = 更早, 别的退款, 上一笔
    .speech-3 = 不用了, 不用, 算了

sms-refund-paid = 【云雀钱包】订单{ $order_number }的退款已到您的余额。
sms-refund-refused = 【云雀钱包】商家未同意订单{ $order_number }的退款。请保留凭证，可致电云雀钱包热线申请平台介入。
