package tongbao.sandbox.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which language a page speaks. */
public enum Language {
    CHINESE("zh", "zh-CN", "中文"),
    ENGLISH("en", "en", "English");

    private static final int WISHES_MAX = 20;

    private final String code;
    private final String tag;
    private final String ownName;

    Language(String code, String tag, String ownName) {
        this.code = code;
        this.tag = tag;
        this.ownName = ownName;
    }

    /** What a page says here. */
    public String say(String chinese, String english) {
        return switch (this) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }

    String code() {
        return code;
    }

    String tag() {
        return tag;
    }

    String ownName() {
        return ownName;
    }

    static Optional<Language> named(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** The first of the browser's languages that is spoken here; their order is taken for their weight. */
    static Optional<Language> wished(String acceptLanguage) {
        return Arrays.stream(acceptLanguage.split(",", WISHES_MAX))
                .map(wish -> wish.strip().toLowerCase(Locale.ROOT).split("[-;]", 2)[0])
                .flatMap(code -> named(code).stream())
                .findFirst();
    }
}
