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
