package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongbao.alipay.doctor.SignedLines.LastLine;

/** What goes wrong with the lines of v3, besides the body itself. */
final class V3Repairs {
    private static final int AUTH = 0;
    private static final int METHOD = 1;
    private static final int PATH = 2;
    private static final int BODY = 3;
    private static final int TOKEN = 4;

    /** More fields than these are not put into every order. */
    private static final int FIELDS_SHUFFLED_MAX = 5;

    private V3Repairs() {}

    /** @param host with which the path may have been signed; empty if unknown */
    static List<Repair<SignedLines>> ofRequest(String host) {
        var all = new ArrayList<Repair<SignedLines>>();
        all.add(Repair.broad(V3Repairs::body));
        all.add(Repair.broad(V3Repairs::lineEnds));
        all.add(Repair.broad(V3Repairs::token));
        all.add(Repair.single(given -> path(given, host)));
        all.add(Repair.broad(V3Repairs::method));
        all.add(Repair.single(V3Repairs::authorization));
        all.addAll(BodyRepairs.ofLines().all());
        return all;
    }

    static List<Repair<SignedLines>> ofResponse() {
        var all = new ArrayList<Repair<SignedLines>>();
        all.add(Repair.broad(V3Repairs::body));
        all.add(Repair.broad(V3Repairs::lineEnds));
        all.add(Repair.broad(V3Repairs::swapped));
        all.addAll(BodyRepairs.ofLines().all());
        return all;
    }

    private static Stream<Guess<SignedLines>> lineEnds(SignedLines given) {
        return Stream.of(
                Guess.of(
                        given.endedBy("\n", LastLine.OPEN),
                        Cause.V3_LAST_LINE_OPEN,
                        "the last line was signed without its line break"),
                Guess.of(given.endedBy("\r\n", LastLine.ENDED), Cause.V3_LINE_ENDS, "the lines were ended by CRLF"));
    }

    private static Stream<Guess<SignedLines>> body(SignedLines given) {
        String body = given.body();
        int at = given.bodyAt();
        var guesses = new ArrayList<Guess<SignedLines>>();
        if (body.isEmpty()) {
            guesses.add(Guess.of(given.without(at), Cause.V3_EMPTY_LINE_MISSING, "the empty body had no line"));
            for (String instead : List.of("{}", "null", "\"\"")) {
                guesses.add(Guess.of(
                        given.with(at, instead), Cause.V3_EMPTY_BODY_FILLED, instead + " was signed for no body"));
            }
        } else {
            guesses.add(Guess.of(given.with(at, ""), Cause.V3_BODY_NOT_SIGNED, "an empty body was signed"));
            guesses.add(Guess.of(given.without(at), Cause.V3_BODY_NOT_SIGNED, "the body had no line"));
        }
        for (String end : List.of("\n", "\r\n")) {
            guesses.add(Guess.of(
                    given.with(at, body + end), Cause.V3_BODY_LINE_BREAK, "a line break behind the body was lost"));
            if (body.endsWith(end)) {
                guesses.add(Guess.of(
                        given.with(at, body.substring(0, body.length() - end.length())),
                        Cause.V3_BODY_LINE_BREAK,
                        "a line break was added behind the body"));
            }
        }
        return guesses.stream();
    }

    private static Stream<Guess<SignedLines>> token(SignedLines given) {
        return given.lines().size() > TOKEN
                ? Stream.of(Guess.of(
                        given.without(TOKEN),
                        Cause.V3_TOKEN_LINE_MISSING,
                        "alipay-app-auth-token was sent, but not signed as the fifth line"))
                : Stream.empty();
    }

    private static Stream<Guess<SignedLines>> path(SignedLines given, String host) {
        if (given.lines().size() <= BODY) {
            return Stream.empty();
        }
        String path = given.lines().get(PATH);
        int mark = path.indexOf('?');
        String bare = mark < 0 ? path : path.substring(0, mark);
        String query = mark < 0 ? "" : path.substring(mark + 1);
        var guesses = new ArrayList<Guess<SignedLines>>();
        if (!host.isEmpty()) {
            for (String before : List.of("https://" + host, "http://" + host, host)) {
                guesses.add(pathGuess(given, before + path, Cause.V3_PATH_WITH_HOST, "the host was signed too"));
            }
        }
        if (!query.isEmpty()) {
            guesses.addAll(queries(given, bare, query));
        }
        guesses.add(pathGuess(given, path.replaceFirst("^/v3", ""), Cause.V3_PATH_OTHERWISE, "/v3 was not signed"));
        guesses.add(pathGuess(given, bare + "/", Cause.V3_PATH_OTHERWISE, "a slash was signed at its end"));
        return guesses.stream().filter(it -> !it.specimen().equals(given));
    }

    private static List<Guess<SignedLines>> queries(SignedLines given, String bare, String query) {
        var guesses = new ArrayList<Guess<SignedLines>>();
        guesses.add(pathGuess(given, bare, Cause.V3_PATH_WITHOUT_QUERY, "the query was not signed"));
        for (List<String> order : orders(List.of(query.split("&", -1)))) {
            guesses.add(pathGuess(
                    given,
                    bare + "?" + String.join("&", order),
                    Cause.V3_QUERY_ORDER,
                    "the query was signed in another order"));
        }
        for (String other : List.of(
                Ways.percentDecoded(query, StandardCharsets.UTF_8),
                Ways.formDecoded(query, StandardCharsets.UTF_8),
                query.replace("%20", "+"),
                query.replace("+", "%20"),
                query.replace("%7E", "~"),
                query.replace("~", "%7E"))) {
            guesses.add(pathGuess(
                    given, bare + "?" + other, Cause.V3_QUERY_ENCODING, "the query was signed in another encoding"));
        }
        return guesses;
    }

    private static Guess<SignedLines> pathGuess(SignedLines given, String path, Cause cause, String said) {
        return Guess.of(given.with(PATH, path), cause, said);
    }

    private static Stream<Guess<SignedLines>> method(SignedLines given) {
        if (given.lines().size() <= BODY) {
            return Stream.empty();
        }
        String method = given.lines().get(METHOD);
        return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", method.toLowerCase(Locale.ROOT))
                .filter(it -> !it.equals(method))
                .map(it -> Guess.of(given.with(METHOD, it), Cause.V3_METHOD_OTHERWISE, "signed as " + it));
    }

    private static Stream<Guess<SignedLines>> authorization(SignedLines given) {
        String auth = given.lines().get(AUTH);
        List<String> fields = List.of(auth.split(",", -1));
        Stream<Guess<SignedLines>> framed = Stream.of(
                        "ALIPAY-SHA256withRSA " + auth, auth + ",", auth.replace(",", ", "), auth.replace(", ", ","))
                .filter(it -> !it.equals(auth))
                .map(it -> Guess.of(given.with(AUTH, it), Cause.V3_AUTHORIZATION_OTHERWISE, "signed as " + shown(it)));
        Stream<Guess<SignedLines>> shuffled = orders(fields).stream()
                .map(it -> Guess.of(
                        given.with(AUTH, String.join(",", it)),
                        Cause.V3_AUTHORIZATION_OTHERWISE,
                        "its fields were signed in the order " + names(it)));
        return Stream.concat(framed, shuffled);
    }

    private static String shown(String authorization) {
        return authorization.length() > 60 ? authorization.substring(0, 60) + "…" : authorization;
    }

    private static String names(List<String> fields) {
        return fields.stream().map(it -> it.replaceFirst("=.*", "")).collect(Collectors.joining(", "));
    }

    private static List<List<String>> orders(List<String> items) {
        return items.size() < 2 || items.size() > FIELDS_SHUFFLED_MAX
                ? List.of()
                : orders(List.of(), items).filter(it -> !it.equals(items)).toList();
    }

    private static Stream<List<String>> orders(List<String> chosen, List<String> left) {
        return left.isEmpty()
                ? Stream.of(chosen)
                : left.stream().flatMap(next -> {
                    var more = new ArrayList<>(chosen);
                    more.add(next);
                    var rest = new ArrayList<>(left);
                    rest.remove(next);
                    return orders(more, rest);
                });
    }

    private static Stream<Guess<SignedLines>> swapped(SignedLines given) {
        var lines = new ArrayList<>(given.lines());
        Collections.swap(lines, 0, 1);
        return Stream.of(Guess.of(
                new SignedLines(lines, given.bodyAt(), given.ending(), given.ended(), given.charset()),
                Cause.V3_LINES_SWAPPED,
                "nonce and timestamp were signed in reverse order"));
    }
}
