package tongbao.up;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code keys generate [--out DIR]}: a pair of keys for an application at Alipay, RSA with 2048 bits, and what belongs
 * where. It replaces no file.
 */
final class NewKeys {
    static final String PRIVATE_PKCS8 = "application.private.pkcs8.pem";
    static final String PRIVATE_PKCS1 = "application.private.pkcs1.pem";
    static final String PUBLIC_PEM = "application.public.pem";
    static final String PUBLIC_TEXT = "application.public.txt";

    private static final int BITS = 2048;

    /** What PKCS#8 puts in front of a PKCS#1 key of RSA: two lengths apart, the same for every key of our size. */
    private static final String PKCS8_OF_RSA = "30 82 .... 02 01 00 30 0d 06 09 2a864886f70d010101 05 00 04 82 ....";

    private final SecureRandom chance;

    NewKeys(SecureRandom chance) {
        this.chance = chance;
    }

    int run(List<String> words) throws IOException {
        Options options = Options.read(words, Set.of("out"), Set.of());
        if (!options.rest().equals(List.of("generate"))) {
            throw new Refusal("keys generate [--out DIR]");
        }
        Path folder = Path.of(options.text("out").orElse("alipay-keys"))
                .toAbsolutePath()
                .normalize();
        System.out.println(generate(folder));
        return 0;
    }

    /** Writes the files and tells what to do with them. */
    String generate(Path folder) throws IOException {
        Files.createDirectories(folder, permitting("rwx------"));
        Optional<Path> there = List.of(PRIVATE_PKCS8, PRIVATE_PKCS1, PUBLIC_PEM, PUBLIC_TEXT).stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst();
        if (there.isPresent()) {
            throw new Refusal("a key is never replaced, and there is one: " + there.get());
        }
        KeyPair pair = pair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] x509 = pair.getPublic().getEncoded();
        String publicText = Base64.getEncoder().encodeToString(x509);
        Map<String, String> secret = new LinkedHashMap<>();
        secret.put(PRIVATE_PKCS8, pem("PRIVATE KEY", pkcs8));
        secret.put(PRIVATE_PKCS1, pem("RSA PRIVATE KEY", pkcs1(pkcs8)));
        for (Map.Entry<String, String> file : secret.entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue(), "rw-------");
        }
        write(folder.resolve(PUBLIC_PEM), pem("PUBLIC KEY", x509), "rw-r--r--");
        write(folder.resolve(PUBLIC_TEXT), publicText + "\n", "rw-r--r--");
        return advice(folder, publicText);
    }

    private static String advice(Path folder, String publicText) {
        return """
                A new pair of keys (RSA2, %d bits) is in %s

                1. In Alipay's console (open.alipay.com: the application, 接口加签方式, 公钥), paste this as the
                   application's public key (应用公钥):

                %s

                2. The console then shows Alipay's public key (支付宝公钥). Save that one as %s.
                3. In the gateway's settings (docs/serve.md):

                private_key_file: %s
                alipay_public_key_file: %s

                %s
                   is the same private key for software that wants PKCS#1. Whoever has a private key acts as you: keep
                   both out of mails, tickets and version control. To exchange keys, generate into another folder.\
                """.formatted(
                        BITS,
                        folder,
                        publicText,
                        folder.resolve("alipay.public.txt"),
                        folder.resolve(PRIVATE_PKCS8),
                        folder.resolve("alipay.public.txt"),
                        folder.resolve(PRIVATE_PKCS1));
    }

    private KeyPair pair() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(BITS, chance);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static byte[] pkcs1(byte[] pkcs8) {
        String envelope = PKCS8_OF_RSA.replace(" ", "");
        byte[] start = Arrays.copyOf(pkcs8, envelope.length() / 2);
        if (!HexFormat.of().formatHex(start).matches(envelope)) {
            throw new IllegalStateException("this JDK encodes RSA keys in a way of its own");
        }
        return Arrays.copyOfRange(pkcs8, start.length, pkcs8.length);
    }

    private static String pem(String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    private static void write(Path file, String content, String permissions) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, permitting(permissions))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException _) {
            throw new Refusal("a key is never replaced, and there is one: " + file);
        }
    }

    private static FileAttribute<?> permitting(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
