package tongbao.server;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tongbao.connector.alipay.SigningPool;
import tongbao.server.ops.Logs;
import tongbao.store.postgres.Combining;
import tongbao.store.postgres.Database;

/** The settings file: YAML, every unknown name refused, every secret named by a file of its own. */
final class SettingsFile {
    private static final int FILE_BYTES_MAX = 1024 * 1024;
    private static final int CONNECTIONS_MAX = 200;
    private static final int COMBINED_MAX = 16;
    private static final int COMBINED_ROWS_MAX = 1_000;
    private static final int COMBINED_WAITING_MAX = 100_000;

    private final Path folder;

    private SettingsFile(Path folder) {
        this.folder = folder;
    }

    /** Reads a file; a relative name in it is relative to the file itself. */
    static Settings read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String text = content("--config", absolute);
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        return new SettingsFile(folder).settings(new Section("", parsed(text)));
    }

    private static Object parsed(String text) {
        LoadSettings strict =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        try {
            Object parsed = new Load(strict).loadFromString(text);
            return parsed == null ? "" : parsed;
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> " in line " + (mark.getLine() + 1))
                    .orElse("");
            throw new SettingsRefused("settings file", "not YAML" + where + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new SettingsRefused("settings file", "not YAML");
        }
    }

    private Settings settings(Section top) {
        URI publicUrl = publicUrl(top);
        Settings.Bind bind = bind(top.section("bind"));
        Database database = database(top.section("database"));
        AccountSettings accounts = new AccountSettings(this, publicUrl);
        List<Settings.Account> read = accounts.read(top);
        AppSettings apps = new AppSettings(this, accounts.ids());
        Settings settings = new Settings(publicUrl, bind, database, read, apps.read(top), signing(top), logLevel(top));
        top.end();
        return settings;
    }

    private static URI publicUrl(Section top) {
        URI url = address(top, "public_url", top.text("public_url"));
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw top.refused("public_url", "has neither query nor fragment");
        }
        return url;
    }

    private static Settings.Bind bind(Section section) {
        Settings.Bind bind = new Settings.Bind(
                section.textIfAny("address").orElse("127.0.0.1"), section.whole("port", 0, 65_535, 8080));
        section.end();
        return bind;
    }

    private Database database(Section section) {
        String url = section.text("jdbc_url");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw section.refused("jdbc_url", "jdbc:postgresql://host:port/database is needed");
        }
        if (url.contains("password=")) {
            throw section.refused("jdbc_url", "the password belongs into the file that password_file names");
        }
        Database database = Database.at(url, section.text("user"), secret(section, "password_file"))
                .withConnectionsMax(section.whole("pool", 2, CONNECTIONS_MAX, 10))
                .withCombining(combining(section));
        section.end();
        return database;
    }

    private static SigningPool.Bounds signing(Section top) {
        SigningPool.Bounds usual = SigningPool.Bounds.usual();
        Optional<Section> given = top.sectionIfAny("signing");
        if (given.isEmpty()) {
            return usual;
        }
        Section section = given.get();
        SigningPool.Bounds bounds = new SigningPool.Bounds(
                section.whole("threads", 1, SigningPool.Bounds.THREADS_MAX, usual.threads()),
                section.whole("queue", 1, SigningPool.Bounds.QUEUE_MAX, usual.queue()));
        section.end();
        return bounds;
    }

    /** How concurrent callers meet in one statement. */
    private static Combining combining(Section section) {
        Combining shipped = Combining.AS_SHIPPED;
        return new Combining(
                section.whole("combined", 1, COMBINED_MAX, shipped.connections()),
                section.whole("combined_rows", 1, COMBINED_ROWS_MAX, shipped.rowsMax()),
                section.whole("combined_waiting", 1, COMBINED_WAITING_MAX, shipped.waitingMax()));
    }

    private static Logs.Threshold logLevel(Section top) {
        String word = top.textIfAny("log_level").orElse("info");
        return Logs.Threshold.read(word)
                .orElseThrow(() -> top.refused("log_level", "debug, info, warn or error is needed"));
    }

    /** An absolute address of the web. */
    static URI address(Section section, String key, String text) {
        try {
            URI address = new URI(text);
            boolean isOfTheWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (isOfTheWeb && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw section.refused(key, "not an address: " + e.getReason());
        }
        throw section.refused(key, "an address such as https://pay.example.com is needed");
    }

    /** The content of the file that a setting names, without white space around it. */
    String secret(Section section, String key) {
        String name = section.text(key);
        String content = content(section.name(key), folder.resolve(name)).strip();
        return Optional.of(content)
                .filter(not(String::isEmpty))
                .orElseThrow(() -> section.refused(key, "the file is empty: " + name));
    }

    private static String content(String setting, Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new SettingsRefused(setting, "larger than " + FILE_BYTES_MAX + " bytes: " + file);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new SettingsRefused(setting, "no such file: " + file);
        } catch (CharacterCodingException e) {
            throw new SettingsRefused(setting, "not UTF-8: " + file);
        } catch (IOException e) {
            throw new SettingsRefused(setting, "can't be read: " + file);
        }
    }

    /** Seconds as in {@code 3s}. */
    static Duration seconds(Section section, String key, Duration otherwise) {
        Optional<String> text = section.textIfAny(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,3}s")) {
            throw section.refused(key, "whole seconds such as 3s are needed");
        }
        return Duration.ofSeconds(Integer.parseInt(text.get().replace("s", "")));
    }
}
