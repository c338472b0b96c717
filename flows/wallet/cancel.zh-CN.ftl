# 取消未完成的交易
cancel-kept = 好的，这笔没有动。
cancel-paid =
    付给{ $payee }的{ MONEY($amount, $currency) }已经付成了，不能取消，不过可以申请退款。
    申请退款，请按1。不用了，请按2。
    .speech-1 = 退款, 申请退款, 退钱
    .speech-2 = 不用了, 不用, 算了, 不退
