package tongbao.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongbao.connector.alipay.AlipayAccount;
import tongbao.connector.alipay.Links;
import tongbao.connector.alipay.SigningPool;
import tongbao.core.payment.AccountId;
import tongbao.server.ops.Logs;
import tongbao.server.security.App;
import tongbao.store.postgres.Database;

/** What a server is told before it starts. A file becomes this by {@link SettingsFile}; code may build it itself. */
public record Settings(
        URI publicUrl,
        Bind bind,
        Database database,
        List<Account> accounts,
        List<App> apps,
        SigningPool.Bounds signing,
        Logs.Threshold logLevel) {

    public Settings {
        accounts = List.copyOf(accounts);
        apps = List.copyOf(apps);
    }

    /** Signs as usual, on a thread for each core. */
    public Settings(
            URI publicUrl,
            Bind bind,
            Database database,
            List<Account> accounts,
            List<App> apps,
            Logs.Threshold logLevel) {
        this(publicUrl, bind, database, accounts, apps, SigningPool.Bounds.usual(), logLevel);
    }

    /** What a settings file says; throws {@link SettingsRefused} with the setting that is wrong. */
    public static Settings read(Path file) {
        return SettingsFile.read(file);
    }

    /** Where the server listens; port 0 takes any free one. */
    public record Bind(String address, int port) {
        /** Where programs on the same machine find it once it listens on this port. */
        URI url(int taken) {
            String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
            return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + taken);
        }
    }

    /** Whose money an account moves. */
    public enum Mode {
        /** Nobody's: Alipay's sandbox, or one of ours. */
        SANDBOX,
        /** Real money. */
        PRODUCTION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Mode> read(String word) {
            for (Mode mode : values()) {
                if (mode.word().equals(word)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }

        URI gateway() {
            return switch (this) {
                case SANDBOX -> ALIPAY_SANDBOX;
                case PRODUCTION -> ALIPAY;
            };
        }

        Duration refundGap() {
            return switch (this) {
                case SANDBOX -> Duration.ZERO;
                case PRODUCTION -> AlipayAccount.REFUND_GAP;
            };
        }
    }

    private static final URI ALIPAY = URI.create("https://openapi.alipay.com/gateway.do");
    private static final URI ALIPAY_SANDBOX = URI.create("https://openapi-sandbox.dl.alipaydev.com/gateway.do");

    /** An account; one in production talks to Alipay's production gateway and to nobody else. */
    public record Account(Mode mode, AlipayAccount alipay) {
        public Account {
            if (mode == Mode.PRODUCTION && !alipay.gateway().equals(ALIPAY)) {
                throw new IllegalArgumentException("a production account talks to " + ALIPAY + " only");
            }
        }
    }

    Links links() {
        return new Links(publicUrl);
    }

    /** What an account needs between two refunds of one payment. */
    Duration refundGap(AccountId id) {
        return alipayAccounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .map(AlipayAccount::refundGap)
                .orElse(AlipayAccount.REFUND_GAP);
    }

    List<AlipayAccount> alipayAccounts() {
        return accounts.stream().map(Account::alipay).toList();
    }
}
