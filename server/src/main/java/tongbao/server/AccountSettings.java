package tongbao.server;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tongbao.connector.alipay.AlipayAccount;
import tongbao.connector.alipay.AlipayChannel;
import tongbao.connector.alipay.Links;
import tongbao.core.payment.AccountId;

/** The part {@code accounts} of the settings file. */
final class AccountSettings {
    private static final String PRIVATE_KEY = "private_key_file";
    private static final int CALLS_MAX = 100_000;
    private static final String ALIPAY_KEY = "alipay_public_key_file";

    private final SettingsFile file;
    private final URI publicUrl;
    private final Set<AccountId> ids = new LinkedHashSet<>();

    AccountSettings(SettingsFile file, URI publicUrl) {
        this.file = file;
        this.publicUrl = publicUrl;
    }

    /** The accounts that were read. */
    Set<AccountId> ids() {
        return ids;
    }

    List<Settings.Account> read(Section top) {
        List<Settings.Account> accounts = new ArrayList<>();
        for (Section section : top.sections("accounts")) {
            accounts.add(account(section));
        }
        if (accounts.isEmpty()) {
            throw top.refused("accounts", "at least one is needed");
        }
        return accounts;
    }

    private Settings.Account account(Section section) {
        AccountId id = id(section);
        Settings.Mode mode = mode(section);
        AlipayAccount account = new AlipayAccount(
                id,
                gateway(section, mode),
                digits(section, "app_id"),
                digits(section, "seller_id"),
                file.secret(section, PRIVATE_KEY),
                file.secret(section, ALIPAY_KEY),
                refundGap(section, mode),
                section.whole("calls", 1, CALLS_MAX, AlipayAccount.CALLS_PER_SECOND));
        section.end();
        tryKeys(section, account);
        return new Settings.Account(mode, account);
    }

    private AccountId id(Section section) {
        String text = section.text("id");
        if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
            throw section.refused("id", "1 to 64 of A-Za-z0-9_- are needed");
        }
        AccountId id = new AccountId(text);
        if (!ids.add(id)) {
            throw section.refused("id", "is there twice: " + id);
        }
        return id;
    }

    private Settings.Mode mode(Section section) {
        Settings.Mode mode = Settings.Mode.read(section.text("mode"))
                .orElseThrow(() -> section.refused("mode", "sandbox or production is needed"));
        if (mode == Settings.Mode.PRODUCTION && !"https".equals(publicUrl.getScheme())) {
            throw new SettingsRefused("public_url", "must be https, for " + section.name("mode") + " is production");
        }
        return mode;
    }

    private static URI gateway(Section section, Settings.Mode mode) {
        URI gateway = section.textIfAny("gateway")
                .map(text -> SettingsFile.address(section, "gateway", text))
                .orElse(mode.gateway());
        if (mode == Settings.Mode.PRODUCTION && !gateway.equals(mode.gateway())) {
            throw section.refused("gateway", "a production account talks to " + mode.gateway() + " only");
        }
        return gateway;
    }

    private static Duration refundGap(Section section, Settings.Mode mode) {
        return SettingsFile.seconds(section, "refund_gap", mode.refundGap());
    }

    private static String digits(Section section, String key) {
        String text = section.text(key);
        if (!text.matches("[0-9]{16}")) {
            throw section.refused(key, "16 digits are needed: " + text);
        }
        return text;
    }

    /** Keys are parsed here, so that a wrong one stops the start and not the first payment. */
    private void tryKeys(Section section, AlipayAccount account) {
        try {
            new AlipayChannel(List.of(account), new Links(publicUrl), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            throw section.refused(problem.contains("the application private key") ? PRIVATE_KEY : ALIPAY_KEY, problem);
        }
    }
}
