package tongbao.sandbox.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import tongbao.sandbox.state.Sql;

/**
 * One of Alipay's methods: its word, and what it does for an admitted request. It knows nothing of the wire, so it
 * serves {@code gateway.do} and {@code /v3/} alike. A {@link tongbao.sandbox.trade.Refusal} undoes what it had begun.
 */
public sealed interface Method {
    /** What may be part of a node's name. */
    Pattern WORD = Pattern.compile("[a-z][a-z0-9.]{2,127}");

    /** As in {@code method=} and, with slashes for dots, in the path of {@code /v3/}. */
    String word();

    /** A method that merchants' servers call and that answers JSON. */
    non-sealed interface Answered extends Method {
        /** Runs in a transaction of its own. */
        Answer answer(Sql sql, Request request);

        /** Where version 2 has what is asked. */
        default Form form() {
            return Form.CONTENT;
        }

        /** With which verb {@code /v3/} has it. */
        default String verb() {
            return "POST";
        }
    }

    /** How version 2 asks: in {@code biz_content}, or in parameters beside the ones that all methods have. */
    enum Form {
        CONTENT,
        PARAMETERS
    }

    /** A method that the payer's browser calls and that leads to a page; {@code /v3/} has none of them. */
    non-sealed interface Opened extends Method {
        /** Where the browser goes on to. Runs in a transaction of its own. */
        String open(Sql sql, Request request);
    }

    /** Whether the payer's browser calls it, and gets a page instead of signed JSON. */
    default boolean isPage() {
        return switch (this) {
            case Opened _ -> true;
            case Answered _ -> false;
        };
    }

    /** The name of a refusal's node in version 2; methods of the older form have no node of their own for it. */
    static String refusalNode(Optional<Method> method, String word) {
        boolean isOlder = method.filter(
                        named -> named instanceof Answered answered && answered.form() == Form.PARAMETERS)
                .isPresent();
        return isOlder ? "error_response" : node(word);
    }

    /** The name of the answer's node in version 2. */
    static String node(String word) {
        return WORD.matcher(word).matches() ? word.replace('.', '_') + "_response" : "error_response";
    }
}
