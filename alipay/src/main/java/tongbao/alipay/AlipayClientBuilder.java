package tongbao.alipay;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a client. The app id, the private key, and either Alipay's public key or three kinds of certificates
 * have no default. Keys and certificates are text or files; {@link #build} reads them and says which one is wrong, and
 * what was given instead.
 */
public final class AlipayClientBuilder {
    private URI gateway = AlipayClient.PRODUCTION;
    private Protocol protocol = Protocol.V2;
    private SignType signType = SignType.RSA2;
    private Charset charset = StandardCharsets.UTF_8;
    private String appId = "";
    private String applicationPrivateKey = "";
    private final List<String> alipayPublicKeys = new ArrayList<>();
    private final CertificateSettings certificates = new CertificateSettings();
    private Optional<ContentKey> contentKey = Optional.empty();
    private Duration timeoutConnect = Duration.ofSeconds(3);
    private Duration timeoutReply = Duration.ofSeconds(15);
    private Clock clock = Clock.systemUTC();
    private Optional<Transport> transport = Optional.empty();
    private AlipayListener listener = AlipayListener.NONE;
    private SigningQueue signing = SigningQueue.NONE;

    AlipayClientBuilder() {}

    /**
     * The address of {@code gateway.do}, by default {@link AlipayClient#PRODUCTION}; without a query. Protocol V3 is
     * spoken to the same host.
     */
    public AlipayClientBuilder gateway(URI address) {
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
                || address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("not the address of a gateway, http(s) without a query: " + address);
        }
        gateway = address;
        return this;
    }

    /** How calls travel, by default {@link Protocol#V2}. Pages and app orders are the same in both. */
    public AlipayClientBuilder protocol(Protocol choice) {
        protocol = choice;
        return this;
    }

    /** The algorithm of all signatures, by default {@link SignType#RSA2}. */
    public AlipayClientBuilder signType(SignType choice) {
        signType = choice;
        return this;
    }

    /** In what requests are written, by default UTF-8; V2 also knows GBK. Answers and notices name their own. */
    public AlipayClientBuilder charset(Charset choice) {
        if (!choice.equals(StandardCharsets.UTF_8) && !choice.equals(Charset.forName("GBK"))) {
            throw new IllegalArgumentException("Alipay knows UTF-8 and GBK, not " + choice);
        }
        charset = choice;
        return this;
    }

    public AlipayClientBuilder appId(String id) {
        appId = id;
        return this;
    }

    /** The application's private key: PKCS#8 or PKCS#1, PEM or bare Base64. */
    public AlipayClientBuilder applicationPrivateKey(String text) {
        applicationPrivateKey = text;
        return this;
    }

    public AlipayClientBuilder applicationPrivateKey(Path file) {
        return applicationPrivateKey(KeyFile.read("the application private key", file));
    }

    /**
     * Public key mode: adds a key that Alipay's signatures may be made with; while Alipay's key changes there are two.
     */
    public AlipayClientBuilder alipayPublicKey(String text) {
        alipayPublicKeys.add(text);
        return this;
    }

    public AlipayClientBuilder alipayPublicKey(Path file) {
        return alipayPublicKey(KeyFile.read("the Alipay public key", file));
    }

    /** Certificate mode: the application's own certificate, {@code appCertPublicKey_<app id>.crt}. */
    public AlipayClientBuilder applicationCertificate(String text) {
        certificates.application = text;
        return this;
    }

    public AlipayClientBuilder applicationCertificate(Path file) {
        return applicationCertificate(KeyFile.read("the application certificate", file));
    }

    /**
     * Certificate mode: adds a certificate of Alipay, {@code alipayCertPublicKey_RSA2.crt}. One that Alipay changes to
     * later is downloaded, and believed if the roots vouch for it and it is made out to the same name.
     */
    public AlipayClientBuilder alipayCertificate(String text) {
        certificates.alipay.add(text);
        return this;
    }

    public AlipayClientBuilder alipayCertificate(Path file) {
        return alipayCertificate(KeyFile.read("the Alipay certificate", file));
    }

    /** Certificate mode: Alipay's root certificates, {@code alipayRootCert.crt}, as they are handed out. */
    public AlipayClientBuilder alipayRootCertificates(String text) {
        certificates.roots = text;
        return this;
    }

    public AlipayClientBuilder alipayRootCertificates(Path file) {
        return alipayRootCertificates(KeyFile.read("the Alipay root certificates", file));
    }

    /** Encrypts what is asked and decrypts what is answered, with the key of the console (接口内容加密方式), Base64. */
    public AlipayClientBuilder contentKey(ContentCipher cipher, String key) {
        contentKey = Optional.of(ContentKey.of(cipher, key));
        return this;
    }

    /** How long a connection may take to stand, by default 3 s; without meaning where connections are given. */
    public AlipayClientBuilder timeoutConnect(Duration timeout) {
        timeoutConnect = positive(timeout);
        return this;
    }

    /** How long a whole call may take, by default 15 s: connecting, and the download of a certificate, included. */
    public AlipayClientBuilder timeoutReply(Duration timeout) {
        timeoutReply = positive(timeout);
        return this;
    }

    public AlipayClientBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** An HTTP client to share; it must not follow redirects, and verifying TLS is up to it. */
    public AlipayClientBuilder httpClient(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client must not follow redirects");
        }
        transport = Optional.of(Transport.over(client));
        return this;
    }

    /** Shares the connections of another client, and its {@link #timeoutConnect}: one pool for many applications. */
    public AlipayClientBuilder connectionsOf(AlipayClient other) {
        transport = Optional.of(other.transport());
        return this;
    }

    /** Who hears of every call, for metrics and logs. */
    public AlipayClientBuilder listener(AlipayListener ear) {
        listener = ear;
        return this;
    }

    /** Where signatures wait for their turn, by default {@link SigningQueue#NONE}. */
    public AlipayClientBuilder signingQueue(SigningQueue queue) {
        signing = queue;
        return this;
    }

    /** Throws {@link IllegalArgumentException} for settings that are wrong or do not fit together. */
    public AlipayClient build() {
        requireWhatV3Knows();
        OwnKey own = OwnKey.of(signType, applicationPrivateKey, signing);
        return certificates.isEmpty()
                ? client(own, Optional.empty())
                : client(own, Optional.of(certificates.read(own)));
    }

    private AlipayClient client(OwnKey own, Optional<CertificateSettings.Certified> certified) {
        if (certified.isPresent() && !alipayPublicKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "an app has one mode: give Alipay's public key or certificates, not both");
        }
        Transport connections = transport.orElseGet(() -> Transport.of(timeoutConnect));
        var application = new Application(appId, certified.map(CertificateSettings.Certified::serials));
        var pages = new WireV2(application, own, gateway, charset, contentKey, clock);
        Trust trust = certified
                .map(it -> it.trust(new CertificateDownload(pages.unencrypted(), connections, timeoutReply), clock))
                .orElseGet(() -> TrustedKeys.of(signType, alipayPublicKeys));
        Wire wire = switch (protocol) {
            case V2 -> pages;
            case V3 -> new WireV3(application, own, gateway.resolve("/"), contentKey, clock);
        };
        var caller = new Caller(wire, connections, trust, timeoutReply, listener);
        List<Expiry> ofApplication =
                certified.map(CertificateSettings.Certified::expiry).stream().toList();
        return new AlipayClient(
                new AlipayClient.Parts(new Keys(own, trust), pages, caller, ofApplication), Tokens.NONE);
    }

    private void requireWhatV3Knows() {
        if (protocol == Protocol.V3
                && (signType != SignType.RSA2
                        || !charset.equals(StandardCharsets.UTF_8)
                        || contentKey
                                .filter(it -> it.cipher() != ContentCipher.AES)
                                .isPresent())) {
            throw new IllegalArgumentException("protocol V3 knows RSA2, UTF-8 and AES only");
        }
    }

    private static Duration positive(Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("a time-out must be positive, not " + timeout);
        }
        return timeout;
    }
}
