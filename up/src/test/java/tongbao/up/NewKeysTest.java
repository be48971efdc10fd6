package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewKeysTest {
    @TempDir
    Path temporary;

    @Test
    void the_pair_fits_and_the_console_gets_one_line() throws Exception {
        Path folder = temporary.resolve("new");
        String advice = generate(folder);
        String line = Files.readString(folder.resolve(NewKeys.PUBLIC_TEXT)).strip();
        assertThat(advice)
                .contains("\n" + line + "\n")
                .contains("private_key_file: " + folder.resolve(NewKeys.PRIVATE_PKCS8));
        assertThat(line).matches("MII[A-Za-z0-9+/=]+").hasSize(392);
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        Signature sign = Signature.getInstance("SHA256withRSA");
        sign.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(der(folder.resolve(NewKeys.PRIVATE_PKCS8)))));
        byte[] made = sign.sign();
        sign.initVerify(
                rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(line))));
        assertThat(sign.verify(made)).isTrue();
        assertThat(der(folder.resolve(NewKeys.PUBLIC_PEM)))
                .isEqualTo(Base64.getDecoder().decode(line));
    }

    @Test
    void only_the_owner_can_read_the_private_keys() throws Exception {
        Path folder = temporary.resolve("new");
        generate(folder);
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve(NewKeys.PRIVATE_PKCS8))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve(NewKeys.PRIVATE_PKCS1))).isEqualTo("rw-------");
    }

    @Test
    void no_file_is_ever_replaced() throws Exception {
        for (String name : List.of(NewKeys.PRIVATE_PKCS8, NewKeys.PRIVATE_PKCS1, NewKeys.PUBLIC_TEXT)) {
            Path folder = Files.createDirectories(temporary.resolve("with " + name));
            Path there = Files.writeString(folder.resolve(name), "precious");
            assertThatThrownBy(() -> generate(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(there.toString());
            assertThat(Files.readString(there)).isEqualTo("precious");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(there);
            }
        }
    }

    @Test
    void openssl_reads_every_file_and_finds_one_key() throws Exception {
        assumeTrue(hasOpenssl() || System.getenv("CI") != null, "openssl is not installed here; in CI it has to be");
        generate(temporary);
        String fromPkcs8 = openssl("pkey", "-in", NewKeys.PRIVATE_PKCS8, "-pubout");
        assertThat(openssl("rsa", "-in", NewKeys.PRIVATE_PKCS1, "-check", "-pubout"))
                .contains("RSA key ok")
                .contains(fromPkcs8);
        assertThat(openssl("pkey", "-pubin", "-in", NewKeys.PUBLIC_PEM)).isEqualTo(fromPkcs8);
        assertThat(openssl("pkey", "-in", NewKeys.PRIVATE_PKCS1, "-noout", "-text"))
                .contains("2048 bit");
    }

    @Test
    void other_words_are_refused() {
        for (List<String> words : List.of(List.<String>of(), List.of("show"), List.of("generate", "more"))) {
            assertThatThrownBy(() -> new NewKeys(new SecureRandom()).run(words)).isInstanceOf(Refusal.class);
        }
    }

    private static String generate(Path folder) throws IOException {
        return new NewKeys(new SecureRandom()).generate(folder);
    }

    private static byte[] der(Path pem) throws IOException {
        String text = Files.readString(pem);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----.*-----", ""));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static boolean hasOpenssl() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "openssl")));
    }

    private String openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.replace("writing RSA key\n", "");
    }
}
