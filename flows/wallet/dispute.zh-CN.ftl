# 跟商家的纠纷
dispute-too-late =
    付给{ $payee }的{ MONEY($amount, $currency) }已经过了九十天，平台不能再介入了。
    您可以直接找商家，也可以拨打幺二三幺五，找市场监管部门帮忙。
dispute-contested = 这笔付款已经标成了有争议，由反欺诈专员在追，不用再投诉商家。
dispute-unfinished =
    付给{ $payee }的{ MONEY($amount, $currency) }还没有付完，钱还没到商家手里，可以取消。
    取消付款，请按1。不用了，请按2。
    .speech-1 = 取消, 取消付款
    .speech-2 = 不用了, 不用, 算了, 不取消
dispute-not-paid =
    付给{ $payee }的{ MONEY($amount, $currency) }{ $order_state ->
        [cancelled] 早就取消了
       *[failed] 没有付成
    }，商家没有收到钱，平台没有可以追的。别的事，请找商家。
dispute-refunding =
    付给{ $payee }的{ MONEY($amount, $currency) }正在退款，先等退款的结果。听听退到哪了，请按1。不用了，请按2。
    .speech-1 = 退到哪了, 进度, 退款
    .speech-2 = 不用了, 不用, 知道了
dispute-refunded = 付给{ $payee }的{ MONEY($amount, $currency) }已经全部退给您了，不用再介入。

dispute-ground =
    付给{ $payee }的{ MONEY($amount, $currency) }，是怎么回事？没收到东西，请按1。东西有问题，请按2。收费不对，请按3。商家不肯退款，请按4。
    .speech-1 = 没收到, 没有收到, 没到货, 没发货, 没送到
    .speech-2 = 东西有问题, 有毛病, 坏了, 质量, 不对板, 假货
    .speech-3 = 收费不对, 多收, 金额不对, 多扣
    .speech-4 = 不肯退, 不退, 不给退, 拒绝
dispute-cover = { $cover ->
        [whole] 您有交易保障，要是裁定商家错了，这笔{ MONEY($covered, $currency) }由保障计划全额先付。
        [part] 您有交易保障，最多保{ MONEY($covered, $currency) }，其余的要向商家追。
       *[none] 这笔付款不在交易保障里，能不能退，看跟商家谈的结果，或者平台的裁定。
    }
dispute-confirm =
    向{ $payee }投诉，由平台来调解。确认投诉，请按1。先不投诉，请按2。
    .speech-1 = 确认, 确认投诉, 好的, 是的
    .speech-2 = 不投诉, 先不投诉, 不用, 算了
dispute-opened =
    投诉记下来了。我们先跟商家调解，{ DATE($due_at) }以前有结果。谈不成，会请您交证据，再由平台裁定。
    要什么证据、怎么上传，已经发短信给您。
dispute-statement =
    要不要把事情经过录下来，一起交给调解员？要录音，请按1。不用了，请按2。
    .speech-1 = 录音, 要录, 我说
    .speech-2 = 不用了, 不用, 不录
dispute-record = 请在提示音以后说一说经过，最多两分钟，会录音。说完按井号。
dispute-kept = 录好了，已经放进您的案件。
dispute-empty =
    没有录到声音。再录一次，请按1。不录了，请按2。
    .speech-1 = 再录, 再来一次
    .speech-2 = 不录, 不用, 算了
dispute-open =
    您跟{ $payee }的纠纷，{ $dispute_state ->
        [mediation] 正在跟商家调解，{ DATE($due_at) }以前有结果
       *[evidence] 没有谈成，请在{ DATE($due_at) }以前按短信里的链接交证据，然后由平台裁定
    }。补充录音，请按1。再发一次上传证据的链接，请按2。不用了，请按3。
    .speech-1 = 录音, 补充
    .speech-2 = 链接, 再发一次, 发链接, 上传
    .speech-3 = 不用了, 不用, 知道了, 好了
dispute-link-sent = 上传证据的链接发到您的手机上了，十天内有效，只能交一次。
dispute-won =
    您跟{ $payee }的纠纷，{ $dispute_state ->
        [settled] 商家答应退款了
       *[upheld] 平台裁定退款给您
    }。听听退到哪了，请按1。不用了，请按2。
    .speech-1 = 退到哪了, 进度, 退款
    .speech-2 = 不用了, 不用, 知道了
dispute-lost =
    您跟{ $payee }的纠纷，平台看了证据，没有支持您，理由写在短信里。
    不服的话，可以拨打幺二三幺五，找市场监管部门。
dispute-appeal =
    跟专员说说，请按1。不用了，请按2。
    .speech-1 = 说说, 不服
    .speech-2 = 不用了, 不用, 算了

sms-evidence = 【云雀钱包】订单{ $order_number }的纠纷：请上传订单、付款凭证、与商家的聊天记录和物品照片（10天内有效，请勿转发）：{ $url }
sms-evidence-wanted = 【云雀钱包】订单{ $order_number }的纠纷调解未成，请在7天内用我们发过的链接提交证据。链接已用过或找不到，请致电云雀钱包热线重发。
page-evidence = 提交证据
    .text = 订单{ $order_number }的纠纷。请一次选好照片或PDF，最多四个，可以再写几句。
    .button = 提交
    .done = 收到了，已经放进您的案件。
    .photos = 照片、截图或PDF
    .photos-hint = 订单、付款凭证、聊天记录、物品照片
    .words = 想说明的话（可以不写）
    .over = 这个纠纷已经有了结果，不再收证据。
sms-dispute = 【云雀钱包】订单{ $order_number }的纠纷已有结果：{ $won ->
        [yes] 款项将退回您的余额。
       *[no] 证据不足以支持退款。可拨打12315，找市场监管部门。
    }
