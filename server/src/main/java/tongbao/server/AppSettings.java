package tongbao.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Policy;
import tongbao.server.security.Algorithm;
import tongbao.server.security.App;
import tongbao.server.security.Permission;
import tongbao.server.security.Secret;

/** The part {@code apps} of the settings file. */
final class AppSettings {
    private static final int RATE_MAX = 100_000;
    private static final int RATE_USUAL = 100;
    private static final int SECRET_LENGTH_MIN = 32;

    private final SettingsFile file;
    private final Set<AccountId> accounts;
    private final Set<String> ids = new HashSet<>();

    AppSettings(SettingsFile file, Set<AccountId> accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    List<App> read(Section top) {
        List<App> apps = new ArrayList<>();
        for (Section section : top.sections("apps")) {
            apps.add(app(section));
        }
        if (apps.isEmpty()) {
            throw top.refused("apps", "at least one is needed");
        }
        return apps;
    }

    private App app(Section section) {
        App app = new App(
                id(section),
                secret(section),
                Algorithm.HMAC_SHA256,
                App.Standing.ENABLED,
                permissions(section),
                section.whole("rate", 1, RATE_MAX, RATE_USUAL),
                new App.Terms(account(section), policy(section)),
                returnHosts(section));
        section.end();
        return app;
    }

    private AppId id(Section section) {
        String text = section.text("app_id");
        if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
            throw section.refused("app_id", "1 to 64 of A-Za-z0-9_- are needed");
        }
        if (!ids.add(text)) {
            throw section.refused("app_id", "is there twice: " + text);
        }
        return new AppId(text);
    }

    private Secret secret(Section section) {
        String secret = file.secret(section, "secret_file");
        if (secret.length() < SECRET_LENGTH_MIN) {
            throw section.refused("secret_file", "a secret has at least " + SECRET_LENGTH_MIN + " characters");
        }
        return new Secret(secret);
    }

    private AccountId account(Section section) {
        String text = section.text("account");
        return accounts.stream()
                .filter(account -> account.value().equals(text))
                .findFirst()
                .orElseThrow(() -> section.refused("account", "no such account: " + text));
    }

    private static Policy policy(Section section) {
        return new Policy(
                surplus(section, "doubled", Policy.USUAL.doubled()), surplus(section, "late", Policy.USUAL.late()));
    }

    private static Policy.Surplus surplus(Section section, String key, Policy.Surplus usual) {
        return section.textIfAny(key)
                .map(word -> Arrays.stream(Policy.Surplus.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> section.refused(key, "refund, hold or accept is needed: " + word)))
                .orElse(usual);
    }

    private static Set<Permission> permissions(Section section) {
        List<String> words = section.texts("permissions");
        if (words.isEmpty()) {
            throw section.refused("permissions", "at least one is needed");
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : words) {
            permissions.add(permission(word)
                    .orElseThrow(() -> section.refused("permissions", "there is no permission " + word)));
        }
        return permissions;
    }

    private static Optional<Permission> permission(String word) {
        return Arrays.stream(Permission.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    private static Set<String> returnHosts(Section section) {
        Set<String> hosts = new HashSet<>();
        for (String host : section.texts("return_hosts")) {
            if (!host.matches("[A-Za-z0-9.-]{1,253}")) {
                throw section.refused("return_hosts", "a host such as shop.example.com is needed: " + host);
            }
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
        return hosts;
    }
}
