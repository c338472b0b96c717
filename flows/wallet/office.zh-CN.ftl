# 后台页面的文字，电话里不说：工单的记录（log-）、在办的事（about-）、一通电话改动了什么（change-）
office-place =
    { $target ->
        [balance] 余额
        [merchant] 商家
        [plan] 保障计划
        [escrow] 担保账户
       *[card] 银行卡
    }
office-ground =
    { $ground ->
        [missing] 没收到东西
        [faulty] 东西有问题
        [charge] 收费不对
       *[refusal] 商家不肯退款
    }
office-reason =
    { $reason ->
        [missing] 没收到东西
        [faulty] 东西有问题
        [unwanted] 不想要了
        [twice] 付重复了
       *[dispute] 争议裁定
    }
office-payer =
    { $payer ->
        [plan] 保障计划
       *[merchant] 商家
    }
office-cause =
    { $cause ->
        [limit_single] 单笔限额
       *[limit_day] 单日限额
    }
office-data =
    { $kind ->
        [copy] 索取副本
        [delete] 注销账户、删除信息
        [email] 更换邮箱
       *[leak] 担心信息泄露
    }
office-feedback =
    { $kind ->
        [complaint] 投诉
        [suggestion] 建议
       *[praise] 表扬
    }

log-opened = 建立工单
log-stolen_reported = 来电人报告账户被盗
log-stolen_reported_again = 来电人再次报告账户被盗
log-tokens_reported = 来电人报告数字资产被盗
log-tokens_reported_again = 来电人再次报告数字资产被盗
log-reported_again = 又有一通未核实的来电报告被盗，见工单 { $case }
log-belongs_to = 归入工单 { $case }
log-confirmed = 账户持有人核实后确认了报告
log-contested = 持有人不认订单 { $order }
log-frozen = 账户已冻结
log-freeze_refused = 没有冻结：申请得太频繁
log-suspect_profile = 被盗之前账户资料就改过，转人工复核
log-secured = 账户已保护好并解冻
log-money_moved = 订单 { $order } 的钱转到了{ office-place }
log-dispute_about = 对订单 { $order } 有争议
log-complaint = 投诉商家“{ $payee }”，订单 { $order }：{ office-ground }
log-dispute_mediation = 开始与商家调解
log-dispute_evidence = 没有谈成，请客户举证
log-dispute_settled = 商家让步
log-dispute_upheld = 裁定支持客户
log-dispute_rejected = 裁定支持商家
log-statement_recorded = 客户录下了陈述
log-evidence_received = 收到 { $pieces } 份凭证
log-refund_about = 为订单 { $order } 申请退款
log-refund_applied =
    退款已申请：{ office-reason }，{ $agreed ->
        [yes] 商家答应退
        [no] 商家不答应
       *[unasked] 还没有问商家
    }
log-refund_merchant_review = 退款已交给商家
log-refund_approved = 退款已同意
log-refund_refused = 商家拒绝退款
log-refund_paid = 退款已退到余额
log-refund_late = 退款已同意，钱却没有到
log-hurried = 客户催办
log-traced = 逾期未到，开始查找款项
log-money_arrived = 款项到账
log-limit_asked = 申请提高{ office-cause }：想付 { $amount }，订单 { $order }
log-asked_again = 客户又申请了一次
log-data_requested = 个人信息：{ office-data }
log-copy_handed_over = 副本已交给客户
log-recorded = 客户录下了{ office-feedback }
log-recorded_again = 客户重新录了{ office-feedback }
log-kept = 客户听过录音，确认提交
log-call_back_wanted = 客户希望回电
log-call_back_declined = 客户不需要回电
log-message_left = 客户留言
log-case_close = 结案
log-case_reopen = 重新打开
log-case_review = 转人工复核
log-case_restore = 复核通过，账户解冻
log-case_grant = 同意提高限额
log-case_decline = 不同意
log-case_answer = 已经办好

about-refund = 订单 { $order }，{ $payee }，{ $amount }。{ office-reason }，由{ office-payer }退
about-dispute = 订单 { $order }，{ $payee }，{ $amount }。{ office-ground }
about-payment = 订单 { $order }，{ $payee }，{ $amount }
about-limit = { office-cause }，想付 { $amount }
about-data = { office-data } { $detail }

change-verified = 验证码核实
change-strongly_verified = 严格核实
change-strong_verification_failed = 严格核实没有通过
change-verification_locked = 核实错误太多，暂时锁定
change-code_sent = 发送验证码
change-change_code_sent = 向新号码发送验证码
change-phone_changed = 更换手机号：{ $detail }
change-case_opened = 建立工单 { $detail }
change-case_open = 工单重新打开：{ $detail }
change-case_closed = 工单结案：{ $detail }
change-case_manual_review = 工单转人工复核：{ $detail }
change-case_restored = 工单复核通过：{ $detail }
change-manual_review = 转人工复核：工单 { $detail }
change-frozen = 冻结账户
change-unfrozen = 解冻账户
change-secured = 保护账户，退出登录的设备：{ $detail } 台
change-contested = 订单有争议：{ $detail }
change-signed_out = 退出登录的设备：{ $detail } 台
change-reset_sent = 发送重设密码的验证码
change-reset_link_sent = 发送重设密码的链接，退出登录的设备：{ $detail } 台
change-password_set = 设置新密码，退出登录的设备：{ $detail } 台
change-unlocked = 解除账户锁定
change-turned_on = 打开安全功能：{ $detail ->
        [two_factor] 两步验证
        [alerts] 登录提醒
       *[other] { $detail }
    }
change-card_unbound = 解绑银行卡
change-unbind_asked = 申请解绑银行卡
change-automatic_balance = 自动扣款改用余额
change-automatic_stop = 停掉自动扣款
change-method_switched = 更换付款方式
change-limit_raise_requested = 申请提高限额：工单 { $detail }
change-limits_raised = 提高限额：单笔和单日 { $detail }
change-retry_noted = 记下稍后重付：订单 { $detail }
change-payee_advice_sent = 发送收款方说明：订单 { $detail }
change-cancel_requested = 申请撤回付款：订单 { $detail }
change-processing = 付款交给银行：订单 { $detail }
change-paid = 付款完成：订单 { $detail }
change-cancelled = 付款取消：订单 { $detail }
change-money_moved = 划转款项：订单 { $detail }
change-refund_applied = 申请退款：订单 { $detail }
change-refund_merchant_review = 退款交给商家：订单 { $detail }
change-refund_approved = 退款同意：订单 { $detail }
change-refund_refused = 退款被拒：订单 { $detail }
change-refund_paid = 退款到账：订单 { $detail }
change-refund_hurried = 催办退款：订单 { $detail }
change-refund_traced = 查找退款：订单 { $detail }
change-dispute_mediation = 提出争议，开始调解：订单 { $detail }
change-dispute_evidence = 请客户举证：订单 { $detail }
change-dispute_settled = 商家让步：订单 { $detail }
change-dispute_upheld = 裁定支持客户：订单 { $detail }
change-dispute_rejected = 裁定支持商家：订单 { $detail }
change-statement_kept = 录下陈述
change-evidence_link_sent = 发送举证链接：订单 { $detail }
change-evidence_received = 收到凭证：{ $detail } 份
change-feedback_recorded = 录下意见：工单 { $detail }
change-message_kept = 留言：工单 { $detail }
change-data_requested = 个人信息申请：工单 { $detail }
change-copy_handed_over = 个人信息副本已交付：工单 { $detail }
change-email_link_sent = 发送更换邮箱的链接
change-email_changed = 更换邮箱
change-export_sent = 发送账单链接：{ $detail }
change-export_taken = 下载账单：{ $detail }
change-queued = 开始排队，事由：{ $detail ->
        [fraud] 防诈
        [security] 安全
        [payments] 支付
       *[general] 一般业务
    }
change-call_back_asked = 约了回电
change-called_back = 已回电
change-agent_concluded = 专员记下结果：{ $detail ->
        [solved] 解决了
        [follow_up] 还要跟进
        [wrong_person] 不是本人
       *[hung_up] 来电人先挂断了
    }

# 业务和对话在页面上的名字
service-wallet = 主菜单
service-call-back = 回电
service-cancel = 取消付款
service-card = 解绑银行卡
service-case = 案件进度
service-crypto = 数字资产安全
service-directory = 热线号码
service-dispute = 商家纠纷
service-feedback = 投诉和建议
service-fees = 费用和限额
service-locked = 账户被锁
service-new = 新用户
service-overview = 余额和账单
service-password = 忘记密码
service-payment = 付款失败
service-privacy = 个人信息
service-records = 交易记录
service-refund = 退款
service-safety = 账户安全
service-stolen = 账户被盗
service-agent = 人工专员
service-number = 对话：输入手机号
service-identify = 对话：说明是谁
service-verify = 对话：验证码核实
service-verify_strong = 对话：严格核实
service-order = 对话：选一笔付款
service-cancelling = 对话：取消一笔付款
