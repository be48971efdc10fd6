package tongbao.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code docs/sandbox.md} shows: its fenced blocks and its tables. */
final class SandboxPage {
    static final String TEXT = read();

    private static final String YES = "✓";
    private static final String NO = "–";

    private SandboxPage() {}

    private static String read() {
        try {
            return Files.readString(Tongbao.ROOT.resolve("docs/sandbox.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks in this language, each as its lines. */
    static List<List<String>> blocks(String language) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> open = List.of();
        boolean inside = false;
        for (String line : TEXT.lines().toList()) {
            if (line.startsWith("```")) {
                inside = line.equals("```" + language);
                open = new ArrayList<>();
                if (inside) {
                    blocks.add(open);
                }
            } else if (inside) {
                open.add(line);
            }
        }
        return blocks;
    }

    /** The cells of every row with so many of them, headings too. */
    private static List<List<String>> rows(int cells) {
        return TEXT.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .filter(row -> row.size() == cells)
                .toList();
    }

    /** What the driver with this SDK prints, line for line, when the tables of flows and reasons are true. */
    static List<String> flows(String sdk) {
        List<List<String>> table = rows(5);
        int column = table.getFirst().indexOf(sdk);
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            String flow = row.getFirst().replace("`", "");
            switch (row.get(column)) {
                case YES -> lines.add("ok " + flow);
                case NO -> lines.add("cannot " + flow + ": " + reason(sdk, flow));
                default -> {} // the head of the table
            }
        }
        return lines;
    }

    private static String reason(String sdk, String flow) {
        return rows(3).stream()
                .filter(row -> row.getFirst().equals(sdk) && isMeant(row.get(1).replace("`", ""), flow))
                .map(row -> row.get(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/sandbox.md gives no reason for " + sdk + ", " + flow));
    }

    private static boolean isMeant(String written, String flow) {
        return written.endsWith("…")
                ? flow.startsWith(written.substring(0, written.length() - 1))
                : flow.equals(written);
    }
}
