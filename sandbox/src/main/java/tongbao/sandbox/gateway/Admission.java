package tongbao.sandbox.gateway;

import java.util.Map;
import java.util.Set;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** The gateway's checks before any business, in Alipay's order: what is missing, what is invalid, who signed. */
final class Admission {
    private static final int URL_LENGTH_MAX = 256;
    private static final Set<String> URLS = Set.of("notify_url", "return_url");

    private Admission() {}

    static Request admit(App app, Map<String, String> params) {
        requirePresent(params);
        Method method = requireValid(params);
        Voice voice = Voice.of(params);
        requireSignature(app, params, voice);
        if (params.containsKey("encrypt_type")) {
            throw Refusal.Kind.INVALID.because("isv.invalid-encrypt-type", "无效的加密类型");
        }
        URLS.forEach(name -> requireUrl(params, name));
        JsonObject content = Json.object(params.getOrDefault("biz_content", ""))
                .orElseThrow(() -> Refusal.Kind.INVALID.because("isv.illegal-json", "biz_content不是合法的JSON"));
        return new Request(app, method, voice, params, content);
    }

    private static void requirePresent(Map<String, String> params) {
        requirePresent(params, "method", "isv.missing-method", "缺少方法名参数");
        requirePresent(params, "version", "isv.missing-version", "缺少版本参数");
        requirePresent(params, "sign_type", "isv.missing-signature-type", "缺少签名类型参数");
        requirePresent(params, "timestamp", "isv.missing-timestamp", "缺少时间戳参数");
        requirePresent(params, "sign", "isv.missing-signature", "缺少签名参数");
    }

    private static void requirePresent(Map<String, String> params, String name, String subCode, String subMsg) {
        if (params.getOrDefault(name, "").isBlank()) {
            throw Refusal.Kind.MISSING.because(subCode, subMsg);
        }
    }

    private static Method requireValid(Map<String, String> params) {
        Method method = Method.named(params.getOrDefault("method", ""))
                .orElseThrow(() -> invalid("isv.invalid-method", "不存在的方法名"));
        if (!params.getOrDefault("version", "").equals("1.0")) {
            throw invalid("isv.invalid-version", "无效的版本参数");
        }
        if (!params.getOrDefault("format", "json").equalsIgnoreCase("json")) {
            throw invalid("isv.invalid-format", "无效的数据格式");
        }
        if (Voice.charset(params.getOrDefault("charset", "")).isEmpty()) {
            throw invalid("isv.invalid-charset", "字符集错误");
        }
        if (SignType.named(params.getOrDefault("sign_type", "")).isEmpty()) {
            throw invalid("isv.invalid-signature-type", "无效的签名类型");
        }
        if (BeijingTime.parse(params.getOrDefault("timestamp", "")).isEmpty()) {
            throw invalid("isv.invalid-timestamp", "非法的时间戳参数");
        }
        return method;
    }

    private static void requireSignature(App app, Map<String, String> params, Voice voice) {
        String text = SignedText.ofRequest(params);
        String sign = params.getOrDefault("sign", "");
        if (!voice.signType().verifies(text, voice.charset(), app.appPublicKey(), sign)) {
            throw invalid(
                    "isv.invalid-signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：" + text.replace("&", "&amp;"));
        }
    }

    private static void requireUrl(Map<String, String> params, String name) {
        String url = params.getOrDefault(name, "");
        boolean usable =
                url.isBlank() || (url.length() <= URL_LENGTH_MAX && url.matches("https?://[^\\s/?#<>\"]+[^\\s<>\"]*"));
        if (!usable) {
            throw invalid("isv.invalid-parameter", "参数格式不正确：" + name);
        }
    }

    private static Refusal invalid(String subCode, String subMsg) {
        return Refusal.Kind.INVALID.because(subCode, subMsg);
    }
}
