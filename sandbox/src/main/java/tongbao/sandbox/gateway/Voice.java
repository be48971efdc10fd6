package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.wire.SignType;

/** In which charset (as the caller wrote its name) and with which kind of signature a caller speaks. */
public record Voice(String charsetName, SignType signType) {
    /** The only voice of version 3, and of version 2 where a caller names none that is usable. */
    public static final Voice DEFAULT = new Voice("utf-8", SignType.RSA2);

    private static final Charset GBK = Charset.forName("GBK");

    /** What the parameters say; where they say nothing usable, the default. */
    static Voice of(Map<String, String> params) {
        String charsetName = params.getOrDefault("charset", "");
        return new Voice(
                charset(charsetName).isPresent() ? charsetName : DEFAULT.charsetName(),
                SignType.named(params.getOrDefault("sign_type", "")).orElse(DEFAULT.signType()));
    }

    public Charset charset() {
        return charset(charsetName).orElse(StandardCharsets.UTF_8);
    }

    static Optional<Charset> charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> Optional.of(StandardCharsets.UTF_8);
            case "gbk" -> Optional.of(GBK);
            default -> Optional.empty();
        };
    }
}
