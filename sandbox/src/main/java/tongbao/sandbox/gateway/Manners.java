package tongbao.sandbox.gateway;

import tongbao.sandbox.trade.Refusal;

/** How much the gateway says when it refuses. */
public enum Manners {
    /** As Alipay's sandbox: a wrong signature is told with the text that the gateway expected under it. */
    SANDBOX,
    /** As production: the bare words, and behind those of the gateway the address of an explanation. */
    PRODUCTION;

    /** About a signature over another text than this one, which it should have been. */
    public Refusal wrongSignature(String text) {
        Refusal refusal = GatewayError.INVALID_SIGNATURE.refusal();
        return switch (this) {
            case SANDBOX -> refusal.saying("验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：" + text);
            case PRODUCTION -> refusal;
        };
    }

    /** For content that is encrypted although no key is known for it. */
    Refusal missingEncryptKey() {
        return switch (this) {
            case SANDBOX -> GatewayError.MISSING_ENCYPT_KEY.refusal();
            case PRODUCTION -> GatewayError.DECRYPTION_INVALID_KEY.refusal();
        };
    }

    /** In version 2's words. */
    Refusal worded(Refusal refusal, String traceId) {
        return isExplained(refusal) ? refusal.saying(refusal.subMsg() + "，解决方案：" + explanation(traceId)) : refusal;
    }

    /** Whether an address of an explanation goes with it: only with the gateway's own refusals, in production. */
    public boolean isExplained(Refusal refusal) {
        return switch (this) {
            case SANDBOX -> false;
            case PRODUCTION -> GatewayError.named(refusal.subCode()).isPresent();
        };
    }

    public String explanation(String traceId) {
        return "https://open.alipay.com/api/errCheck?traceId=" + traceId + "&source=openapi";
    }
}
