package tongbao.sandbox.trade;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Alipay says with the more frequent codes of its business, for refusals that a tester orders. */
public final class BusinessWords {
    private static final Pattern CODE = Pattern.compile("(ACQ\\.|AQC\\.)?[A-Z][A-Z0-9_]{2,60}");
    private static final String ACQUIRING = "ACQ.";
    private static final String OTHERWISE = "业务处理失败";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SYSTEM_ERROR", "系统异常"),
            Map.entry("INVALID_PARAMETER", "参数无效"),
            Map.entry("ACCESS_FORBIDDEN", "无权限使用接口"),
            Map.entry("CONTEXT_INCONSISTENT", "订单信息不一致"),
            Map.entry("TRADE_HAS_SUCCESS", "交易已被支付"),
            Map.entry("TRADE_HAS_CLOSE", "交易已经关闭"),
            Map.entry("TOTAL_FEE_EXCEED", "订单总金额超过限额"),
            Map.entry("PAYMENT_AUTH_CODE_INVALID", "付款码无效"),
            Map.entry("BUYER_BALANCE_NOT_ENOUGH", "买家余额不足"),
            Map.entry("BUYER_SELLER_EQUAL", "买卖家不能相同"),
            Map.entry("EXIST_FORBIDDEN_WORD", "订单信息中包含违禁词"),
            Map.entry("NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间已超过允许支付的时间"),
            Map.entry("TRADE_NOT_EXIST", "交易不存在"),
            Map.entry("DISCORDANT_REPEAT_REQUEST", "请求信息不一致"),
            Map.entry("REASON_TRADE_REFUND_FEE_ERR", "退款金额无效"),
            Map.entry("REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限"),
            Map.entry("TRADE_HAS_FINISHED", "交易已完结"),
            Map.entry("TRADE_STATUS_ERROR", "交易状态不合法"),
            Map.entry("SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足"),
            Map.entry("TRADE_CANCEL_TIME_OUT", "超过撤销时间范围"),
            Map.entry("CANCEL_NOT_ALLOWED", "交易不允许撤销"),
            Map.entry("PAYER_BALANCE_NOT_ENOUGH", "付款方余额不足"));

    private BusinessWords() {}

    /** The refusal with that code; nothing when it has not the form of one. */
    public static Optional<Refusal> refusal(String subCode) {
        if (!CODE.matcher(subCode).matches()) {
            return Optional.empty();
        }
        String word = subCode.substring(subCode.startsWith(ACQUIRING) ? ACQUIRING.length() : 0);
        return Optional.of(Refusal.bare(subCode, WORDS.getOrDefault(word, OTHERWISE)));
    }
}
