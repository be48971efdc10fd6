package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.wire.SignType;

/** In which charset and with which kind of signature a caller speaks and is answered. */
record Voice(Charset charset, SignType signType) {
    static final Voice DEFAULT = new Voice(StandardCharsets.UTF_8, SignType.RSA2);

    private static final Charset GBK = Charset.forName("GBK");

    /** What the parameters say; where they say nothing usable, the default. */
    static Voice of(Map<String, String> params) {
        return new Voice(
                charset(params.getOrDefault("charset", "")).orElse(DEFAULT.charset()),
                SignType.named(params.getOrDefault("sign_type", "")).orElse(DEFAULT.signType()));
    }

    static Optional<Charset> charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> Optional.of(StandardCharsets.UTF_8);
            case "gbk" -> Optional.of(GBK);
            default -> Optional.empty();
        };
    }
}
