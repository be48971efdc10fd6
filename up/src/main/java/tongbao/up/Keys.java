package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a data folder keeps secret: the demo merchant's key at the sandbox, and the root of the demo app's secret. */
record Keys(String applicationPrivateKey, String installKey) {
    /** Makes what is missing; a second start finds the same. */
    static Keys of(Path folder, SecureRandom chance) {
        Path keys = folder.resolve("keys");
        try {
            Files.createDirectories(keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Keys(
                PrivateFiles.readOrMake(keys.resolve("alipay-app.private.pkcs8"), () -> newPrivateKey(chance)),
                PrivateFiles.readOrMake(keys.resolve("install.key"), () -> newInstallKey(chance)));
    }

    /** The demo app's secret: made from the install key, so that it stands in the clear in {@code dev.json} alone. */
    String demoSecret() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(installKey), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("demo app".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half of the merchant's key as it is given to Alipay: X.509, Base64 on one line. */
    String applicationPublicKey() {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            byte[] encoded = Base64.getDecoder().decode(applicationPrivateKey);
            PrivateKey key = rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            BigInteger exponent = ((RSAPrivateCrtKey) key).getPublicExponent();
            var spec = new RSAPublicKeySpec(((RSAPrivateCrtKey) key).getModulus(), exponent);
            return Base64.getEncoder().encodeToString(rsa.generatePublic(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newPrivateKey(SecureRandom chance) {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048, chance);
            return Base64.getEncoder()
                    .encodeToString(rsa.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newInstallKey(SecureRandom chance) {
        byte[] key = new byte[32];
        chance.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    @Override
    public String toString() {
        return "Keys[…]";
    }
}
