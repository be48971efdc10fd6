package tongbao.server.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tongbao.server.security.Permission;

/** The calls of the API: method, path, what the caller may need, and the names that may stand in query and body. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
enum Route {
    CREATE(
            "POST",
            "/api/v1/pay/create",
            Permission.PAY,
            "out_trade_no",
            "total_amount",
            "subject",
            "product",
            "body",
            "expires_in",
            "return_url",
            "auth_code",
            "buyer_id",
            "metadata",
            "alipay"),
    ATTEMPT(
            "POST",
            "/api/v1/pay/attempt",
            Permission.PAY,
            "payment_id",
            "out_trade_no",
            "product",
            "auth_code",
            "buyer_id",
            "return_url",
            "alipay"),
    CLOSE("POST", "/api/v1/pay/close", Permission.CLOSE, "payment_id", "out_trade_no"),
    CANCEL("POST", "/api/v1/pay/cancel", Permission.REFUND, "payment_id", "out_trade_no"),
    REFUND(
            "POST",
            "/api/v1/pay/refund",
            Permission.REFUND,
            "payment_id",
            "out_trade_no",
            "out_request_no",
            "refund_amount",
            "reason"),
    QUERY("GET", "/api/v1/pay/query", Permission.READ, "out_trade_no", "sync"),
    QUERY_BY_ID("GET", "/api/v1/pay/query/{id}", Permission.READ, "sync"),
    REFUND_QUERY("GET", "/api/v1/pay/refund/query", Permission.READ, "payment_id", "out_request_no"),
    REFUND_QUERY_BY_ID("GET", "/api/v1/pay/refund/query/{id}", Permission.READ),
    TIMELINE("GET", "/api/v1/pay/timeline/{id}", Permission.READ);

    private static final String ID = "{id}";
    private static final Pattern ID_FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String method;
    private final String path;
    private final Permission permission;
    private final Set<String> fields;

    Route(String method, String path, Permission permission, String... fields) {
        this.method = method;
        this.path = path;
        this.permission = permission;
        this.fields = Set.of(fields);
    }

    /** A route, and the id in the path where there is one. */
    record Match(Route route, Optional<String> id) {}

    /** The routes of a path exactly as it was sent; nothing is decoded or tidied up. */
    static List<Match> of(String rawPath) {
        return Arrays.stream(values())
                .flatMap(route -> route.match(rawPath).stream())
                .toList();
    }

    private Optional<Match> match(String rawPath) {
        if (!path.endsWith(ID)) {
            return path.equals(rawPath) ? Optional.of(new Match(this, Optional.empty())) : Optional.empty();
        }
        String start = path.substring(0, path.length() - ID.length());
        if (!rawPath.startsWith(start)) {
            return Optional.empty();
        }
        String id = rawPath.substring(start.length());
        return ID_FORM.matcher(id).matches() ? Optional.of(new Match(this, Optional.of(id))) : Optional.empty();
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Permission permission() {
        return permission;
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** What it may have done when it broke off. */
    Effect effectWhenBroken() {
        return isRead() ? Effect.NONE : Effect.UNKNOWN;
    }

    /** The names that the body may have, or the query where there is no body. */
    Set<String> fields() {
        return fields;
    }
}
