package tongbao.server.api;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The id under which a call is found in the log: the caller's own where it is well formed, else a new one. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String PREFIX = "req_";

    private final RandomGenerator chance;

    RequestIds(RandomGenerator chance) {
        this.chance = chance;
    }

    String of(List<String> sent) {
        boolean usable = sent.size() == 1 && FORM.matcher(sent.getFirst()).matches();
        return usable
                ? sent.getFirst()
                : PREFIX + Long.toHexString(chance.nextLong()) + Integer.toHexString(chance.nextInt());
    }
}
