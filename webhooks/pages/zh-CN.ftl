# 页面自己的文字；热线说的话在各自的文件夹里。
brand = IVR 工作台
skip = 跳到正文
nav = 页面
nav-phone = 电话
nav-flows = 流程
theme = 切换浅色深色

# 流程
flow-about = { $nodes } 个节点，版本 { $version }
flow-copies = { $count } 处使用
flow-leads-to = 去往
kind-say = 播报
kind-menu = 菜单
kind-collect = 收号
kind-do = 动作
kind-branch = 分支
kind-queue = 排队
kind-record = 录音
kind-transfer = 转接
kind-hangup = 挂断

# 短信里的链接打开的页面
link-files = 照片（JPEG、PNG）或 PDF，最多 { $most } 个，每个不超过 { $megabytes } MB。
link-missing = 这一项还没有填。
link-too-long = 太长了，最多 { $most } 个字。
link-no-file = 请先选一个文件。
link-too-many = 文件太多了，最多 { $most } 个。
link-too-large = 文件太大了，请选小一点的。
link-wrong-type = 这种文件打不开，请用 JPEG、PNG 照片或者 PDF。
link-used = 这个链接已经用过了
    .text = 每个链接只能用一次。如果是您自己用的，事情已经办好了；如果不是，请马上打热线电话告诉我们。
link-expired = 这个链接已经过期
    .text = 为了您的安全，链接只在一段时间内有效。请再打一次热线电话，我们给您发新的。
link-forged = 这个链接打不开
    .text = 链接可能没有复制完整。请直接点开短信里的链接；如果短信不是我们的热线发的，请不要在里面填任何东西。
link-trouble = 抱歉，我们的系统出了点问题
    .text = 刚才什么都没有改动，链接还可以用。请过几分钟再试一次。

# 电话
phone-handset = 话机
phone-dialed = 拨打的号码
phone-timer = 剩余应答时间
phone-keypad = 拨号键盘
phone-star = 星号
phone-pound = 井号
phone-mute = 静音
phone-call = 呼叫
phone-hangup = 挂断
phone-voice = 语音
phone-rate = 语速
phone-slower = 慢
phone-normal = 正常
phone-faster = 快
phone-fastest = 很快
phone-heard = 通话内容
phone-empty = 按“呼叫”，或者选一位演示来电人。热线说的话，您能听到，也能看到。
phone-say = 说点什么
phone-send = 说
phone-hear = 对着麦克风说
phone-sound = 说 3 秒
phone-bench = 工作台
phone-tab-call = 呼叫
phone-tab-map = 流程图
phone-tab-exchange = 请求
phone-tab-variables = 变量
phone-target = 热线
phone-other = 别的应用，填写网址……
phone-url = 语音网址
phone-caller = 主叫号码
phone-at = 来电时间
phone-at-hint = 不填就是现在
phone-agent = 排队时，专员
phone-agent-after = { $seconds } 秒后接听
phone-agent-never = 一直不来
phone-far = 转接的号码
phone-far-hint = 号码=answer:12、busy、no-answer 或 failed
phone-fresh = 使用全新的演示数据，用完即弃
phone-demo = 演示来电人
phone-demo-hint = 点一下就呼叫，使用全新数据；照着按键，就能听到要演示的内容。
phone-filter = 查找，例如 balance 或 0007
phone-exchange-hint = 发给应用的每个请求，最新的在最上面。
phone-variables-hint = 通话走到这里时已知的内容。

# 通话中
live-idle = 就绪
live-ringing = 正在呼叫……
live-live = 通话中
live-over = 通话结束
live-nobody = 无人应答
live-failed = 没有拨通
live-takes_key = 等您按键
live-takes_keys = 等您按键
live-takes_words = 等您说话
live-takes_both = 等您按键，或者说话
live-takes_sound = 正在录音：请说话，按键结束
live-takes_waiting = 等待中
live-silence = （没有出声）
live-recording = 录音
live-queued = 正在排队
live-sms = 短信
live-press_code = 输入
live-try_keys = 试试：
live-no_hearing = 麦克风不可用，请打字代替。
live-line = 行
