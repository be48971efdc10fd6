package tongbao.sandbox.method;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Certificates.Held;
import tongbao.sandbox.state.Sql;

/** One of Alipay's certificates for the calling application, old or new, as its file. */
record CertificateDownload() implements Method.Answered {
    @Override
    public String word() {
        return "alipay.open.app.alipaycert.download";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        String sn = request.requiredText("alipay_cert_sn", 64);
        Held held = request.app()
                .certificates()
                .flatMap(certificates -> certificates.ofAlipay(sn))
                .orElseThrow(GatewayError.ALIPAY_CERT_NOT_EXIST::refusal);
        byte[] file = held.pem().getBytes(StandardCharsets.UTF_8);
        return Answer.success(Map.of("alipay_cert_content", Base64.getEncoder().encodeToString(file)));
    }
}
