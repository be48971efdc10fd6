package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON read without changing a character of its names and scalars, so that it can be laid out anew. */
sealed interface JsonTree {
    int DEPTH_MAX = 40;

    /** A string with its quotation marks and escapes, a number, {@code true}, {@code false} or {@code null}. */
    record Scalar(String raw) implements JsonTree {
        boolean isText() {
            return raw.startsWith("\"");
        }
    }

    /** A name, with its quotation marks, and what it stands for. */
    record Member(String name, JsonTree value) {}

    record JsonObject(List<Member> members) implements JsonTree {}

    record JsonArray(List<JsonTree> items) implements JsonTree {}

    /** The tree, if all of the text is one JSON value. */
    static Optional<JsonTree> of(String text) {
        var reader = new Reader(text);
        try {
            JsonTree tree = reader.value(0);
            reader.blanks();
            return reader.at == text.length() ? Optional.of(tree) : Optional.empty();
        } catch (Reader.NoJson _) {
            return Optional.empty();
        }
    }

    /** The text of an object's member as it stands there, and where it stands. */
    record Slice(String name, String raw, int start) {}

    /** The members of the first object in the text, each as it was sent; empty if that is not JSON. */
    static List<Slice> members(String text) {
        var reader = new Reader(text);
        reader.at = Math.max(0, text.indexOf('{'));
        try {
            return reader.slices();
        } catch (Reader.NoJson _) {
            return List.of();
        }
    }

    /** One pass over the text. */
    final class Reader {
        /** Not JSON from here on. */
        static final class NoJson extends RuntimeException {
            NoJson() {
                super("not JSON", null, false, false);
            }
        }

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private JsonTree value(int depth) {
            blanks();
            if (depth > DEPTH_MAX) {
                throw new NoJson();
            }
            return switch (peek()) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> new Scalar(string());
                default -> new Scalar(word());
            };
        }

        private JsonObject object(int depth) {
            var members = new ArrayList<Member>();
            for (boolean more = opens('}'); more; more = goesOn('}')) {
                blanks();
                String name = string();
                expect(':');
                members.add(new Member(name, value(depth + 1)));
            }
            return new JsonObject(members);
        }

        private List<Slice> slices() {
            var slices = new ArrayList<Slice>();
            if (peek() != '{') {
                throw new NoJson();
            }
            for (boolean more = opens('}'); more; more = goesOn('}')) {
                blanks();
                String name = string();
                expect(':');
                blanks();
                int start = at;
                value(1);
                slices.add(new Slice(name.substring(1, name.length() - 1), text.substring(start, at), start));
            }
            return slices;
        }

        private JsonArray array(int depth) {
            var items = new ArrayList<JsonTree>();
            for (boolean more = opens(']'); more; more = goesOn(']')) {
                items.add(value(depth + 1));
            }
            return new JsonArray(items);
        }

        /** Steps over the opening bracket; whether anything is inside. */
        private boolean opens(char end) {
            at++;
            blanks();
            boolean empty = peek() == end;
            at += empty ? 1 : 0;
            return !empty;
        }

        private boolean goesOn(char end) {
            blanks();
            char next = peek();
            if (next != ',' && next != end) {
                throw new NoJson();
            }
            at++;
            return next == ',';
        }

        private String string() {
            int start = at;
            if (peek() != '"') {
                throw new NoJson();
            }
            for (at++; peek() != '"'; at++) {
                at += peek() == '\\' ? 1 : 0;
            }
            at++;
            return text.substring(start, at);
        }

        private String word() {
            int start = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            String word = text.substring(start, at);
            if (!word.matches("true|false|null|-?[0-9][0-9.eE+-]*")) {
                throw new NoJson();
            }
            return word;
        }

        private void expect(char wanted) {
            blanks();
            if (peek() != wanted) {
                throw new NoJson();
            }
            at++;
        }

        private void blanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw new NoJson();
            }
            return text.charAt(at);
        }
    }
}
