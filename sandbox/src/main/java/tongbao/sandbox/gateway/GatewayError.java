package tongbao.sandbox.gateway;

import java.util.Arrays;
import java.util.Optional;
import tongbao.sandbox.trade.BusinessWords;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Refusal.Kind;

/**
 * What the gateway itself refuses, before and around any business; the table of Alipay's public codes. Version 3 says
 * the same words without {@code isv.}, {@code aop.} and {@code isp.}.
 */
public enum GatewayError {
    ISP_UNKNOWN(Kind.UNAVAILABLE, "isp.unknow-error", "服务暂不可用（业务系统不可用）"),
    AOP_UNKNOWN(Kind.UNAVAILABLE, "aop.unknow-error", "服务暂不可用（网关自身的未知错误）"),
    AOP_SYSTEM_ERROR(Kind.UNAVAILABLE, "aop.ACQ.SYSTEM_ERROR", "系统异常"),

    INVALID_AUTH_TOKEN(Kind.UNAUTHORISED, "aop.invalid-auth-token", "无效的访问令牌"),
    AUTH_TOKEN_TIME_OUT(Kind.UNAUTHORISED, "aop.auth-token-time-out", "访问令牌已过期"),
    INVALID_APP_AUTH_TOKEN(Kind.UNAUTHORISED, "aop.invalid-app-auth-token", "无效的应用授权令牌"),
    INVALID_APP_AUTH_TOKEN_NO_API(Kind.UNAUTHORISED, "aop.invalid-app-auth-token-no-api", "商户未授权当前接口"),
    APP_AUTH_TOKEN_TIME_OUT(Kind.UNAUTHORISED, "aop.app-auth-token-time-out", "应用授权令牌已过期"),
    NO_PRODUCT(Kind.UNAUTHORISED, "aop.no-product-reg-by-partner", "商户未签约任何产品"),

    MISSING_METHOD(Kind.MISSING, "isv.missing-method", "缺少方法名参数"),
    MISSING_SIGNATURE(Kind.MISSING, "isv.missing-signature", "缺少签名参数"),
    MISSING_SIGNATURE_TYPE(Kind.MISSING, "isv.missing-signature-type", "缺少签名类型参数"),
    MISSING_SIGNATURE_KEY(Kind.MISSING, "isv.missing-signature-key", "缺少签名配置"),
    MISSING_APP_ID(Kind.MISSING, "isv.missing-app-id", "缺少AppID参数"),
    MISSING_TIMESTAMP(Kind.MISSING, "isv.missing-timestamp", "缺少时间戳参数"),
    MISSING_VERSION(Kind.MISSING, "isv.missing-version", "缺少版本参数"),
    DECRYPTION_MISSING_TYPE(Kind.MISSING, "isv.decryption-error-missing-encrypt-type", "解密出错, 未指定加密算法"),

    INVALID_PARAMETER(Kind.INVALID, "isv.invalid-parameter", "参数无效"),
    UPLOAD_FAIL(Kind.INVALID, "isv.upload-fail", "文件上传失败"),
    INVALID_FILE_EXTENSION(Kind.INVALID, "isv.invalid-file-extension", "文件扩展名无效"),
    INVALID_FILE_SIZE(Kind.INVALID, "isv.invalid-file-size", "文件大小无效"),
    INVALID_METHOD(Kind.INVALID, "isv.invalid-method", "不存在的方法名"),
    INVALID_VERSION(Kind.INVALID, "isv.invalid-version", "无效的版本参数"),
    INVALID_FORMAT(Kind.INVALID, "isv.invalid-format", "无效的数据格式"),
    INVALID_SIGNATURE_TYPE(Kind.INVALID, "isv.invalid-signature-type", "无效的签名类型"),
    INVALID_SIGNATURE(Kind.INVALID, "isv.invalid-signature", "无效签名"),
    INVALID_TOKEN(Kind.INVALID, "isv.invalid-token", "无效令牌"),
    INVALID_ENCRYPT_TYPE(Kind.INVALID, "isv.invalid-encrypt-type", "无效的加密类型"),
    INVALID_ENCRYPT(Kind.INVALID, "isv.invalid-encrypt", "解密异常"),
    MISSING_ENCRYPT_KEY(Kind.MISSING, "isv.missing-encrypt-key", "缺少加密密钥配置"),
    /** Spelled so by Alipay's sandbox. */
    MISSING_ENCYPT_KEY(Kind.MISSING, "isv.missing-encypt-key", "缺少加密密钥配置"),
    INVALID_APP_ID(Kind.INVALID, "isv.invalid-app-id", "无效的AppID参数"),
    INVALID_TIMESTAMP(Kind.INVALID, "isv.invalid-timestamp", "非法的时间戳参数"),
    ILLEGAL_TIMESTAMP(Kind.INVALID, "isv.illegal-timestamp", "请求时间与服务器时间相差超过限制"),
    INVALID_CHARSET(Kind.INVALID, "isv.invalid-charset", "字符集错误"),
    INVALID_DIGEST(Kind.INVALID, "isv.invalid-digest", "摘要错误"),
    DECRYPTION_INVALID_TYPE(Kind.INVALID, "isv.decryption-error-not-valid-encrypt-type", "解密出错，不支持的加密算法"),
    DECRYPTION_INVALID_KEY(Kind.INVALID, "isv.decryption-error-not-valid-encrypt-key", "解密出错, 未配置加密密钥或加密密钥格式错误"),
    NO_APP_AUTH(Kind.INVALID, "isv.not-support-app-auth", "本接口不支持第三方代理调用"),
    SUSPECTED_ATTACK(Kind.INVALID, "isv.suspected-attack", "可疑的攻击请求"),
    FORBIDDEN_API(Kind.INVALID, "isv.forbidden-api", "接口被禁用"),
    ILLEGAL_JSON(Kind.INVALID, "isv.illegal-json", "biz_content不是合法的JSON"),
    INVALID_REQUEST_DATA(Kind.INVALID, "isv.invalid-request-data", "无效的请求数据"),
    INVALID_CONTENT_TYPE(Kind.INVALID, "isv.invalid-content-type", "无效的content-type"),
    INVALID_HTTP_METHOD(Kind.INVALID, "isv.invalid-http-method", "无效的HTTP请求方法"),
    CODE_INVALID(Kind.INVALID, "isv.code-invalid", "授权码code无效"),
    GRANT_TYPE_INVALID(Kind.INVALID, "isv.grant-type-invalid", "授权类型无效"),
    REFRESH_TOKEN_INVALID(Kind.INVALID, "isv.refresh-token-invalid", "刷新令牌refresh_token无效"),
    REFRESH_TOKEN_TIME_OUT(Kind.INVALID, "isv.refresh-token-time-out", "刷新令牌refresh_token过期"),
    REFRESHED_TOKEN_INVALID(Kind.INVALID, "isv.refreshed-token-invalid", "刷新出来的令牌无效"),
    UNMATCHED_APP_ID(Kind.INVALID, "isv.unmatched-app-id", "授权码或令牌与应用不匹配"),
    MISSING_APP_CERT_SN(Kind.INVALID, "isv.missing-app-cert-sn", "缺少应用公钥证书序列号"),
    MISSING_ROOT_CERT_SN(Kind.INVALID, "isv.missing-alipay-root-cert-sn", "缺少支付宝根证书序列号"),
    INVALID_ROOT_CERT_SN(Kind.INVALID, "isv.invalid-alipay-root-cert-sn", "无效的支付宝根证书序列号"),
    APP_CERT_NOT_EXIST(Kind.INVALID, "isv.app-cert-not-exist", "应用公钥证书不存在"),
    APP_CERT_EXPIRED(Kind.INVALID, "isv.app-cert-expired", "应用公钥证书已经不在有效期内"),
    ALIPAY_CERT_NOT_EXIST(Kind.INVALID, "isv.alipay-cert-not-exist", "支付宝公钥证书不存在"),
    NOT_ONLINE_APP(Kind.INVALID, "not-online-app", "应用未上线"),
    INVALID_OPENID(Kind.INVALID, "invalid-openid", "无效的openid"),

    INVALID_AUTH_RELATIONS(Kind.CONDITION, "invalid-auth-relations", "无效的授权关系"),
    MISSING_SIGNATURE_CONFIG(Kind.CONDITION, "isv.missing-signature-config", "验签出错, 未配置对应签名算法的公钥或者证书"),
    DECRYPTION_UNKNOWN(Kind.CONDITION, "isv.decryption-error-unknown", "解密出错, 未知错误"),
    INVALID_APP_STATE(Kind.CONDITION, "isv.invalid-app-state", "无效的应用状态"),

    UNSUPPORTED_SDK_VERSION(Kind.BUSINESS, "unsupported-sdk-version", "不支持的SDK版本"),

    APP_CALL_LIMITED(Kind.LIMITED, "isv.app-call-limited", "应用调用次数超限"),
    METHOD_CALL_LIMITED(Kind.LIMITED, "isv.method-call-limited", "API调用次数超限"),

    INSUFFICIENT_ISV_PERMISSIONS(Kind.FORBIDDEN, "isv.insufficient-isv-permissions", "ISV权限不足"),
    INSUFFICIENT_USER_PERMISSIONS(Kind.FORBIDDEN, "isv.insufficient-user-permissions", "用户权限不足"),
    SELF_INVOKE_FORBIDDEN(Kind.FORBIDDEN, "isv.self-invoke-forbidden", "不支持自调用");

    private final Kind kind;
    private final String subCode;
    private final String subMsg;

    GatewayError(Kind kind, String subCode, String subMsg) {
        this.kind = kind;
        this.subCode = subCode;
        this.subMsg = subMsg;
    }

    public static Optional<GatewayError> named(String subCode) {
        return Arrays.stream(values())
                .filter(error -> error.subCode.equals(subCode))
                .findFirst();
    }

    /** The gateway's own refusal with that code, or the business's. */
    public static Optional<Refusal> refusalNamed(String subCode) {
        return named(subCode).map(GatewayError::refusal).or(() -> BusinessWords.refusal(subCode));
    }

    public String subCode() {
        return subCode;
    }

    public Refusal refusal() {
        return kind.because(subCode, subMsg);
    }

    /** With something of the request behind the usual words. */
    public Refusal about(String detail) {
        return kind.because(subCode, subMsg + "：" + detail);
    }
}
