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
