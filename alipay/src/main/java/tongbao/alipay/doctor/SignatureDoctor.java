package tongbao.alipay.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.alipay.doctor.Report.Tried;
import tongbao.alipay.doctor.Report.Verdict;

/**
 * Says why a signature of Alipay's does not match. It takes what is at hand, a message as raw text and the files of
 * keys and certificates as they are, undoes one usual accident after the other, up to two at once, and calls a cause
 * proved only when the signature then matches. What it can't explain it calls unknown.
 *
 * <p>Messages have at most {@link #INPUT_BYTES_MAX} bytes, keys {@link #KEY_BYTES_MAX}; more throws
 * {@link IllegalArgumentException}. The work is bounded by the number of texts tried, so that the same input always
 * gets the same answer; a hard case takes some seconds. Nothing is sent anywhere, no clock is read, and no private key
 * is printed.
 */
public final class SignatureDoctor {
    /** Of a message. */
    public static final int INPUT_BYTES_MAX = 1024 * 1024;

    /** Of the file of a key or certificate. */
    public static final int KEY_BYTES_MAX = 64 * 1024;

    private final AtHand atHand;

    private SignatureDoctor(AtHand atHand) {
        this.atHand = atHand;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A notice (异步通知) or return address (return_url): a form body, an address, a whole HTTP request, or the decoded
     * parameters as a JSON object.
     */
    public Report notice(byte[] message) {
        return Examination.of(V2Reader.notice(bounded(message), atHand), atHand);
    }

    /**
     * A request that Alipay refuses: an address, a form, an HTML page with a form, or a whole HTTP request, v2 or v3.
     */
    public Report request(byte[] message) {
        return request(message, Optional.empty());
    }

    /**
     * The same, with Alipay's own words.
     *
     * @param gatewayText what Alipay says it verified (验签字符串): the text, the sub_msg or the whole response
     */
    public Report request(byte[] message, byte[] gatewayText) {
        return request(message, Optional.of(bounded(gatewayText)));
    }

    private Report request(byte[] message, Optional<byte[]> gatewayText) {
        HttpText http = HttpText.of(bounded(message));
        return V3Reader.isRequest(http)
                ? Examination.of(V3Reader.request(http, gatewayText, atHand), atHand)
                : Examination.of(V2Reader.request(message, gatewayText, atHand), atHand);
    }

    /** A response of Alipay's: the JSON body of v2, or headers, a blank line and the body of v3. */
    public Report response(byte[] message) {
        HttpText http = HttpText.of(bounded(message));
        return V3Reader.isResponse(http)
                ? Examination.of(V3Reader.response(http, atHand), atHand)
                : Examination.of(ResponseReader.response(http, atHand), atHand);
    }

    /** The keys and certificates alone. */
    public Report keys() {
        KeyRing ring = KeyRing.of(atHand);
        KeyFindings about = new KeyFindings(atHand, ring);
        var findings = new ArrayList<>(about.all());
        findings.addAll(about.formats());
        findings.addAll(new Surroundings(atHand).ofCertificates());
        List<String> facts = new ArrayList<>();
        ring.pasted()
                .forEach((role, key) ->
                        facts.add(sentence(role.words() + " is " + key.kind().words()
                                + key.rsa()
                                        .map(it -> ": " + it.bits() + " bits, fingerprint of its public half "
                                                + it.fingerprint())
                                        .orElse(""))));
        return new Report(
                findings.isEmpty() ? Verdict.NOTHING_WRONG : Verdict.CAUSE_FOUND,
                findings,
                facts,
                Optional.empty(),
                new Tried(
                        0,
                        false,
                        ring.entries().stream().map(KeyRing.Entry::name).toList(),
                        List.of()));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static byte[] bounded(byte[] input) {
        return bounded(input, INPUT_BYTES_MAX);
    }

    private static byte[] bounded(byte[] input, int most) {
        if (input.length > most) {
            throw new IllegalArgumentException(input.length + " bytes, at most " + most);
        }
        return input;
    }

    /** What is at hand; nothing of it is required. */
    public static final class Builder {
        private final Map<Role, byte[]> pasted = new EnumMap<>(Role.class);
        private final Map<String, byte[]> others = new LinkedHashMap<>();
        private Optional<byte[]> rootCertificates = Optional.empty();
        private Optional<byte[]> contentKey = Optional.empty();
        private Optional<String> appId = Optional.empty();
        private Optional<Instant> now = Optional.empty();
        private Environment environment = Environment.UNTOLD;
        private KeyFormat format = KeyFormat.ANY;
        private int guessesMax = Budget.GUESSES_MAX;

        private Builder() {}

        /** What is configured as Alipay's public key (支付宝公钥), as it is in its file. */
        public Builder alipayKey(byte[] file) {
            return pasted(Role.ALIPAY_KEY, file);
        }

        /** The application's private key (应用私钥). */
        public Builder applicationPrivateKey(byte[] file) {
            return pasted(Role.APPLICATION_PRIVATE_KEY, file);
        }

        /** The application's public key (应用公钥) as it was uploaded to the console. */
        public Builder applicationPublicKey(byte[] file) {
            return pasted(Role.APPLICATION_PUBLIC_KEY, file);
        }

        /** {@code alipayCertPublicKey_RSA2.crt}. */
        public Builder alipayCertificate(byte[] file) {
            return pasted(Role.ALIPAY_CERTIFICATE, file);
        }

        /** {@code appCertPublicKey_….crt}. */
        public Builder applicationCertificate(byte[] file) {
            return pasted(Role.APPLICATION_CERTIFICATE, file);
        }

        /** {@code alipayRootCert.crt}. */
        public Builder rootCertificates(byte[] file) {
            rootCertificates = Optional.of(bounded(file, KEY_BYTES_MAX));
            return this;
        }

        /**
         * A further key that might have signed, such as Alipay's of the other environment or of another application.
         */
        public Builder otherKey(String name, byte[] file) {
            others.put(name, bounded(file, KEY_BYTES_MAX));
            return this;
        }

        /** The AES key of the content encryption (接口内容加密方式), as Base64. */
        public Builder contentKey(byte[] file) {
            contentKey = Optional.of(bounded(file, KEY_BYTES_MAX));
            return this;
        }

        public Builder appId(String expected) {
            appId = Optional.of(expected);
            return this;
        }

        /** The time at which the message was under way; without it no clock and no certificate's validity is judged. */
        public Builder now(Instant instant) {
            now = Optional.of(instant);
            return this;
        }

        public Builder environment(Environment told) {
            environment = told;
            return this;
        }

        /** What the program reads that signs; {@link KeyFormat#ANY} by default. */
        public Builder privateKeyFormat(KeyFormat read) {
            format = read;
            return this;
        }

        Builder guessesMax(int most) {
            guessesMax = most;
            return this;
        }

        private Builder pasted(Role role, byte[] file) {
            pasted.put(role, bounded(file, KEY_BYTES_MAX));
            return this;
        }

        public SignatureDoctor build() {
            return new SignatureDoctor(new AtHand(
                    pasted, others, rootCertificates, contentKey, appId, now, environment, format, guessesMax));
        }
    }
}
