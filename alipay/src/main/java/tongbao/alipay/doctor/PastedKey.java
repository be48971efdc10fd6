package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a pasted text really is.
 *
 * @param rsa the key itself, of whatever kind; also of a certificate
 * @param flaws what a strict reader stumbles over
 */
record PastedKey(Kind kind, Optional<RsaKey> rsa, String base64, List<Finding> flaws) {
    private static final String RSA = "2a864886f70d010101";
    private static final String SM2 = "2a811ccf5501822d";
    private static final String PASSWORD_BASED = "2a864886f70d01050d";
    private static final int SMALL_FACTOR_MAX = 50_000;

    enum Kind {
        PUBLIC_X509("an RSA public key (X.509)"),
        PUBLIC_PKCS1("an RSA public key (PKCS#1)"),
        PRIVATE_PKCS8("an RSA private key (PKCS#8, JAVA适用)"),
        PRIVATE_PKCS1("an RSA private key (PKCS#1, 非JAVA适用, which Alipay's Java SDK does not read)"),
        CERTIFICATE("a certificate"),
        CERTIFICATE_REQUEST("a certificate request (CSR)"),
        LOCKED("a private key locked by a password"),
        SM2("an SM2 key"),
        OTHER_ALGORITHM("a key of another algorithm than RSA, such as an elliptic curve"),
        SYMMETRIC("a symmetric key, such as the AES key of the content encryption (接口内容加密方式)"),
        EMPTY("empty"),
        UNREADABLE("no key that can be read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean isPrivate() {
            return this == PRIVATE_PKCS8 || this == PRIVATE_PKCS1;
        }

        boolean isPublic() {
            return this == PUBLIC_X509 || this == PUBLIC_PKCS1;
        }
    }

    @Override
    public String toString() {
        return kind + rsa.map(it -> ": " + it).orElse("");
    }

    static PastedKey of(byte[] file) {
        PastedText text = PastedText.of(file);
        byte[] der = text.der();
        var flaws = new ArrayList<>(text.flaws());
        if (text.base64().isEmpty()) {
            return new PastedKey(Kind.EMPTY, Optional.empty(), "", flaws);
        }
        Optional<Der> whole = Der.whole(der).filter(it -> it.is(Der.SEQUENCE));
        if (whole.isPresent()) {
            return read(text, whole.get(), flaws);
        }
        int declared = Der.lengthDeclared(der);
        if (declared > 0 && declared < der.length) {
            flaws.add(new Finding.Seen(
                    Cause.KEY_SEVERAL, (der.length - declared) + " bytes follow behind the end of the first key"));
            Optional<Der> first = Der.at(der, 0, declared);
            return first.isPresent()
                    ? read(text, first.get(), flaws)
                    : new PastedKey(Kind.UNREADABLE, Optional.empty(), text.base64(), flaws);
        }
        if (flaws.isEmpty() && (der.length == 16 || der.length == 24 || der.length == 32)) {
            return new PastedKey(Kind.SYMMETRIC, Optional.empty(), text.base64(), flaws);
        }
        flaws.add(damage(text.base64(), der.length, declared));
        return new PastedKey(Kind.UNREADABLE, Optional.empty(), text.base64(), flaws);
    }

    private static Finding damage(String base64, int length, int declared) {
        // The exponent 65537 ends an RSA public key of a usual size with these characters.
        boolean endIsThere = base64.replaceAll("=+$", "").endsWith("IDAQAB");
        if (declared == 0) {
            return endIsThere
                    ? new Finding.Seen(Cause.KEY_TRUNCATED, "its beginning is missing: it should begin with MI")
                    : new Finding.Seen(Cause.KEY_NOT_A_KEY, "what is there is no key, certificate or Base64 of one");
        }
        String bytes = length + " of " + declared + " bytes are there";
        return endIsThere
                ? new Finding.Seen(Cause.KEY_CHARACTER_LOST, bytes + ", though its end is")
                : new Finding.Seen(Cause.KEY_TRUNCATED, bytes);
    }

    private static PastedKey read(PastedText text, Der der, List<Finding> flaws) {
        Kind kind = kind(der);
        Optional<RsaKey> rsa = switch (kind) {
            case PUBLIC_X509 -> der.parts().get(1).inBits().flatMap(PastedKey::publicNumbers);
            case PUBLIC_PKCS1 -> publicNumbers(der);
            case PRIVATE_PKCS8 -> Der.whole(der.parts().get(2).value()).flatMap(it -> privateNumbers(it, flaws));
            case PRIVATE_PKCS1 -> privateNumbers(der, flaws);
            case CERTIFICATE -> Certificate.of(der).flatMap(Certificate::rsa);
            case CERTIFICATE_REQUEST, LOCKED, SM2, OTHER_ALGORITHM, SYMMETRIC, EMPTY, UNREADABLE -> Optional.empty();
        };
        if (kind == Kind.UNREADABLE || (rsa.isEmpty() && (kind.isPublic() || kind.isPrivate()))) {
            flaws.add(new Finding.Seen(Cause.KEY_DAMAGED, "its parts are not those of a key"));
            return new PastedKey(Kind.UNREADABLE, Optional.empty(), text.base64(), flaws);
        }
        boolean mislabelled = (kind == Kind.PRIVATE_PKCS8 && text.label().equals("RSA PRIVATE KEY"))
                || (kind == Kind.PRIVATE_PKCS1 && text.label().equals("PRIVATE KEY"))
                || (kind == Kind.PUBLIC_X509 && text.label().equals("RSA PUBLIC KEY"))
                || (kind == Kind.PUBLIC_PKCS1 && text.label().equals("PUBLIC KEY"));
        if (mislabelled) {
            flaws.add(
                    new Finding.Seen(Cause.KEY_LABEL_WRONG, "BEGIN " + text.label() + " stands over " + kind.words()));
        }
        rsa.flatMap(PastedKey::factor)
                .ifPresent(it -> flaws.add(new Finding.Seen(
                        Cause.KEY_DAMAGED, "its modulus can be divided by " + it + ", so it was never a key's")));
        return new PastedKey(kind, rsa, text.base64(), flaws);
    }

    private static Kind kind(Der der) {
        if (der.mentions(Der.OBJECT_IDENTIFIER, SM2)) {
            return Kind.SM2;
        }
        if (der.holds(Der.SEQUENCE, Der.SEQUENCE, Der.BIT_STRING)) {
            List<Der> body = der.parts().getFirst().parts();
            return body.size() >= 6 ? Kind.CERTIFICATE : Kind.CERTIFICATE_REQUEST;
        }
        if (der.holds(Der.SEQUENCE, Der.BIT_STRING)) {
            return der.mentions(Der.OBJECT_IDENTIFIER, RSA) ? Kind.PUBLIC_X509 : Kind.OTHER_ALGORITHM;
        }
        if (der.holds(Der.SEQUENCE, Der.OCTET_STRING)) {
            return der.mentions(Der.OBJECT_IDENTIFIER, PASSWORD_BASED) ? Kind.LOCKED : Kind.UNREADABLE;
        }
        if (der.holds(Der.INTEGER, Der.SEQUENCE, Der.OCTET_STRING)) {
            return der.mentions(Der.OBJECT_IDENTIFIER, RSA) ? Kind.PRIVATE_PKCS8 : Kind.OTHER_ALGORITHM;
        }
        if (der.holds(Der.INTEGER, Der.OCTET_STRING)) {
            return Kind.OTHER_ALGORITHM; // SEC 1: an elliptic curve
        }
        if (der.parts().size() >= 9) {
            return Kind.PRIVATE_PKCS1;
        }
        return der.holds(Der.INTEGER, Der.INTEGER) && der.parts().size() == 2 ? Kind.PUBLIC_PKCS1 : Kind.UNREADABLE;
    }

    static Optional<RsaKey> publicNumbers(Der numbers) {
        return numbers.holds(Der.INTEGER, Der.INTEGER)
                ? Optional.of(RsaKey.publicKey(
                                numbers.parts().get(0).integer(),
                                numbers.parts().get(1).integer()))
                        .filter(it -> it.modulus().signum() > 0 && it.exponent().signum() > 0)
                : Optional.empty();
    }

    private static Optional<RsaKey> privateNumbers(Der numbers, List<Finding> flaws) {
        List<Der> parts = numbers.parts();
        if (parts.size() < 9 || !parts.stream().limit(9).allMatch(it -> it.is(Der.INTEGER))) {
            return Optional.empty();
        }
        List<BigInteger> number = parts.stream().map(Der::integer).toList();
        if (number.stream().skip(1).anyMatch(it -> it.signum() <= 0)) {
            return Optional.empty();
        }
        BigInteger first = number.get(4);
        BigInteger second = number.get(5);
        BigInteger product = number.get(2).multiply(number.get(3)).subtract(BigInteger.ONE);
        boolean fits = first.multiply(second).equals(number.get(1))
                && product.mod(first.subtract(BigInteger.ONE)).signum() == 0
                && product.mod(second.subtract(BigInteger.ONE)).signum() == 0;
        if (!fits) {
            flaws.add(new Finding.Seen(Cause.KEY_DAMAGED, "the numbers in it do not fit each other"));
        }
        return Optional.of(new RsaKey(number.get(1), number.get(2), Optional.of(number.get(3))));
    }

    /** A small number that divides the modulus: most damaged moduli have one, a true one never. */
    private static Optional<Integer> factor(RsaKey key) {
        if (key.modulus().gcd(SmallPrimes.PRODUCT).equals(BigInteger.ONE)) {
            return Optional.empty();
        }
        return IntStream.range(2, SMALL_FACTOR_MAX)
                .boxed()
                .filter(it -> key.modulus().mod(BigInteger.valueOf(it)).signum() == 0)
                .findFirst();
    }

    /** One greatest common divisor asks for all of them at once. */
    private static final class SmallPrimes {
        static final BigInteger PRODUCT = product();

        private static BigInteger product() {
            var composite = new BitSet(SMALL_FACTOR_MAX);
            BigInteger product = BigInteger.ONE;
            for (int number = 2; number < SMALL_FACTOR_MAX; number++) {
                if (!composite.get(number)) {
                    product = product.multiply(BigInteger.valueOf(number));
                    for (int multiple = 2 * number; multiple < SMALL_FACTOR_MAX; multiple += number) {
                        composite.set(multiple);
                    }
                }
            }
            return product;
        }
    }
}
