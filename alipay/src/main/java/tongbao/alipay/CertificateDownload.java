package tongbao.alipay;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * {@code alipay.open.app.alipaycert.download}, always over the gateway: protocol V3 has no path for it. Its answer is
 * signed by the certificate that it brings, so the signature proves nothing and is not looked at.
 */
record CertificateDownload(WireV2 wire, Transport transport, Duration timeout)
        implements DownloadedCertificates.Source {
    static final String METHOD = "alipay.open.app.alipaycert.download";

    @Override
    public Certificate download(String serial) {
        Command command = Command.of(METHOD, new BizContent().put("alipay_cert_sn", serial));
        HttpRequest request;
        try {
            request = wire.request(command, Tokens.NONE);
        } catch (SigningRefused e) {
            throw unavailable(String.valueOf(e.getMessage()));
        }
        return switch (transport.send(request, Deadline.in(timeout))) {
            case Transport.Response.Failed(var _, String detail) -> throw unavailable(detail);
            case Transport.Response.Received received ->
                read(received, wire.key().type());
        };
    }

    static Certificate read(Transport.Response.Received received, SignType type) {
        if (received.status() != 200) {
            throw unavailable("HTTP status " + received.status());
        }
        try {
            Fields fields = ResponseV2.unverified(received, METHOD)
                    .orElseThrow(() -> unavailable("the response is not one of Alipay"));
            String content = fields.find("alipay_cert_content")
                    .orElseThrow(() -> unavailable(fields.find("sub_msg").orElse("the response holds none")));
            byte[] text = Base64.getDecoder().decode(content.replaceAll("\\s", ""));
            return CertificateText.one(type, "the downloaded certificate", new String(text, StandardCharsets.US_ASCII));
        } catch (JsonText.MalformedJson | IllegalArgumentException e) {
            throw unavailable(String.valueOf(e.getMessage()));
        }
    }

    private static Roots.Unbelievable unavailable(String why) {
        return new Roots.Unbelievable("it could not be downloaded: " + why);
    }
}
