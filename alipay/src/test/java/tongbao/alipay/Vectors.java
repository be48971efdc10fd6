package tongbao.alipay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded vectors of the official SDK, and the keys that they were made with. */
final class Vectors {
    private Vectors() {}

    static String text(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> of(String file) {
        return new JsonMapper()
                .readTree(text(file))
                .get("vectors")
                .valueStream()
                .toList();
    }

    /** A text block of {@code id<blanks>word<blanks>remark} lines, by id. */
    static Map<String, String> table(String lines) {
        return lines.lines()
                .map(line -> line.strip().split("\\s+", 3))
                .collect(Collectors.toMap(cell -> cell[0], cell -> cell[1], (a, b) -> a + b, LinkedHashMap::new));
    }

    static Map<String, String> map(JsonNode object) {
        var map = new TreeMap<String, String>();
        object.propertyStream()
                .filter(it -> !it.getValue().isNull())
                .forEach(it -> map.put(it.getKey(), it.getValue().asString()));
        return map;
    }

    /** What the application holds. */
    static Keys ourKeys() {
        return new Keys(text("keys/app.pkcs8.b64"), List.of(text("keys/alipay.public.b64")));
    }

    static Keys ourKeysTrusting(String publicKey) {
        return new Keys(text("keys/app.pkcs8.b64"), List.of(text(publicKey)));
    }

    /** What plays Alipay's side: signs with Alipay's key, trusts the application's. */
    static Keys alipaysKeys() {
        return new Keys(text("keys/alipay.pkcs8.b64"), List.of(text("keys/app.public.b64")));
    }

    static AlipayClientBuilder client() {
        return AlipayClient.builder()
                .appId("2021000100000001")
                .applicationPrivateKey(text("keys/app.pkcs8.b64"))
                .alipayPublicKey(text("keys/alipay.public.b64"));
    }

    /** The same application in certificate mode. */
    static AlipayClientBuilder certified() {
        return AlipayClient.builder()
                .appId("2021000100000001")
                .applicationPrivateKey(text("keys/app.pkcs8.b64"))
                .applicationCertificate(text("certs/appCertPublicKey.crt"))
                .alipayCertificate(text("certs/alipayCertPublicKey_RSA2.crt"))
                .alipayRootCertificates(text("certs/alipayRootCert.crt"));
    }

    static Certificate certificate(String file) {
        return CertificateText.one(SignType.RSA2, file, text(file));
    }

    /** What came back with these headers and this body. */
    static Transport.Response.Received received(int status, Map<String, String> headers, byte[] body) {
        var all =
                headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
        return new Transport.Response.Received(status, HttpHeaders.of(all, (_, _) -> true), body);
    }

    static Map<String, String> decodedQuery(String query) {
        return decodedQuery(query, StandardCharsets.UTF_8);
    }

    static Map<String, String> decodedQuery(String query, Charset charset) {
        var decoded = new TreeMap<String, String>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] half = pair.split("=", 2);
            decoded.put(half[0], URLDecoder.decode(half[1], charset));
        });
        return decoded;
    }
}
