package tongbao.sandbox.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stands before a request's body.
 *
 * @param isNewer whether it speaks HTTP/1.1, not 1.0
 * @param headers by name in lower case; of a repeated header the first value
 */
record Head(String method, URI target, boolean isNewer, Map<String, String> headers) {
    private static final int LENGTH_DIGITS_MAX = 18;

    Head {
        headers = Map.copyOf(headers);
    }

    /** Of the first line, {@code GET /path?query HTTP/1.1}, and the headers below it. */
    static Head of(String line, Map<String, String> headers) throws Unreadable {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || parts[0].isEmpty()) {
            throw new Unreadable(400, "a request begins with a method, an address and a version");
        }
        boolean isNewer = parts[2].equals("HTTP/1.1");
        if (!isNewer && !parts[2].equals("HTTP/1.0")) {
            throw new Unreadable(505, "HTTP/1.1 is spoken here");
        }
        return new Head(parts[0], target(parts[1]), isNewer, headers);
    }

    private static URI target(String text) throws Unreadable {
        try {
            URI target = new URI(text);
            if (target.getRawPath() != null) {
                return target;
            }
        } catch (URISyntaxException e) {
            // it's told below
        }
        throw new Unreadable(400, "the address makes no sense");
    }

    String path() {
        return target.getRawPath();
    }

    String query() {
        return Optional.ofNullable(target.getRawQuery()).orElse("");
    }

    boolean isChunked() throws Unreadable {
        Optional<String> coding = header("transfer-encoding");
        if (coding.isEmpty()) {
            return false;
        }
        if (!coding.orElseThrow().equalsIgnoreCase("chunked")) {
            throw new Unreadable(501, "of transfer codings only chunked is known");
        }
        if (headers.containsKey("content-length")) {
            throw new Unreadable(400, "a body is either chunked or has a length");
        }
        return true;
    }

    long length() throws Unreadable {
        String length = header("content-length").orElse("0");
        boolean isNumber = length.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        if (length.isEmpty() || length.length() > LENGTH_DIGITS_MAX || !isNumber) {
            throw new Unreadable(400, "the length of the body makes no sense");
        }
        return Long.parseLong(length);
    }

    boolean isToBeContinued() {
        return isNewer
                && header("expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    /** Whether the connection is meant for further requests. */
    boolean isLasting() {
        return isNewer ? !says("close") : says("keep-alive");
    }

    private boolean says(String option) {
        String[] options =
                header("connection").orElse("").toLowerCase(Locale.ROOT).split(",", -1);
        return Arrays.stream(options).map(String::strip).anyMatch(option::equals);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
