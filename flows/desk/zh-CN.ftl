welcome = 云雀钱包，专员线。
number = 请输入四位工号。
pin = 请输入六位工作密码。
wrong = 工号或者密码不对，请再输一次。
enough = 没有核实到您的身份。
signed-in = 您好，已经上线。
ready =
    接下一位，请按1。下线，请按2。找人帮忙，请按0。
    .speech-1 = 下一位, 接, 接下一位
    .speech-2 = 下线, 下班, 结束
    .no-input-1 = 准备好了就按1。
    .no-input-2 = 还在吗？不接了，请按2。
nobody = 现在没有人在等。
caller =
    来电人{ $caller_language ->
        [en-US] 讲英语
       *[zh-CN] 讲普通话
    }，等了{ MINUTES($waited_min) }，{ $topic ->
        [stolen] 账户被盗
        [payment] 付款失败
        [refund] 退款
        [refund_status] 问退款进度
        [cancel] 取消付款
        [dispute] 跟商家有纠纷
        [card] 解绑银行卡
        [password] 忘记密码
        [locked] 账户被锁
        [case] 问案件进度
        [crypto] 数字资产安全
        [privacy] 个人信息
        [safety] 账户安全
        [overview] 余额和账单
        [records] 交易记录
        [fees] 费用和限额
        [feedback] 投诉和建议
       *[other] 没有说是什么事
    }，{ $verified ->
        [strong] 身份已经严格核实
        [verified] 短信验证码已经核实
        [identified] 只报了号码，没有核实
       *[none] 身份没有核实
    }。接通，请按1。让别人接，请按2。
    .speech-1 = 接通, 接
    .speech-2 = 让别人接, 不接, 别人接
lost = 来电人已经挂断了。
outcome =
    谈得怎么样？解决了，请按1。还要跟进，请按2。不是本人，请按3。
    .speech-1 = 解决了, 办好了
    .speech-2 = 跟进, 还要跟进
    .speech-3 = 不是本人
noted = 记下了。
bye = 辛苦了，再见。
lead = 请在提示音后说您的工号和情况，我们会录音，值班主管给您回电。说完，按任意键。
