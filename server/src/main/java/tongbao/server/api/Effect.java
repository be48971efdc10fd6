package tongbao.server.api;

import java.util.Locale;

/** What a failed call may have done to money. */
enum Effect {
    /** Nothing; it can be made again. */
    NONE,
    /** It may have been done. */
    UNKNOWN,
    /** It was done. */
    DONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
