package tongbao.store.postgres;

import java.util.Locale;

/** The word under which a value of an enum is stored: its name in small letters. */
final class Word {
    private Word() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
