package tongbao.sandbox.junit;

import java.util.Optional;
import tongbao.sandbox.wire.JsonObject;

/**
 * One request with its answer, or one notice with its reply, as the overview page lists it.
 *
 * @param number counts from one; {@code /overview/NUMBER} shows every text of it
 * @param kind {@code request} or {@code notice}
 * @param outcome the code of the answer, or the first line of the reply
 */
public record Exchange(
        long number, String kind, String method, String order, String outcome, Optional<String> accident) {
    static Exchange of(JsonObject entry) {
        return new Exchange(
                Long.parseLong(entry.text("number").orElseThrow()),
                entry.text("kind").orElseThrow(),
                entry.text("method").orElse(""),
                entry.text("order").orElse(""),
                entry.text("outcome").orElse(""),
                entry.text("accident"));
    }
}
