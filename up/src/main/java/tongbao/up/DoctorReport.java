package tongbao.up;

import java.util.Locale;
import java.util.stream.Collectors;
import tongbao.alipay.doctor.Difference;
import tongbao.alipay.doctor.Finding;
import tongbao.alipay.doctor.Report;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the doctor says, for people and for programs. */
final class DoctorReport {
    private DoctorReport() {}

    static String text(Report report) {
        var text = new StringBuilder();
        switch (report.verdict()) {
            case NOTHING_WRONG -> line(text, "Nothing is wrong: the signature is right.");
            case CAUSE_FOUND -> {}
            case UNKNOWN -> {
                line(text, "Unknown: nothing that is known of explains it, and nothing is guessed.");
                tried(text, report.tried());
            }
        }
        for (Finding finding : report.findings()) {
            line(text, finding.cause().name() + " (" + certainty(finding) + ")");
            line(text, "  What:  " + finding.cause().what());
            line(text, "  Do:    " + finding.cause().advice());
            line(text, "  Where: " + finding.detail());
        }
        for (String fact : report.facts()) {
            line(text, "Certain: " + fact);
        }
        report.difference().ifPresent(it -> difference(text, it));
        return text.toString();
    }

    private static void tried(StringBuilder text, Report.Tried tried) {
        line(text, "Tried: " + tried.texts() + " texts" + (tried.isCut() ? ", the most that are tried" : "") + ".");
        line(text, "  Keys:      " + (tried.keys().isEmpty() ? "none" : String.join(", ", tried.keys())));
        line(text, "  Accidents: " + tried.accidents().stream().map(Enum::name).collect(Collectors.joining(", ")));
    }

    private static String certainty(Finding finding) {
        return switch (finding) {
            case Finding.Proved _ -> "proved";
            case Finding.Seen _ -> "seen";
        };
    }

    private static void difference(StringBuilder text, Difference difference) {
        line(text, "First difference of " + difference.between() + ", at byte " + difference.offset() + ":");
        line(text, "  the one:   " + difference.here());
        line(text, "  the other: " + difference.there());
        line(text, "  " + difference.characterHere() + " against " + difference.characterThere());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    static String json(Report report) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("verdict", lower(report.verdict().name()));
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : report.findings()) {
            findings.addObject()
                    .put("cause", lower(finding.cause().name()))
                    .put("certainty", certainty(finding))
                    .put("what", finding.cause().what())
                    .put("do", finding.cause().advice())
                    .put("where", finding.detail());
        }
        ArrayNode facts = root.putArray("facts");
        report.facts().forEach(facts::add);
        report.difference()
                .ifPresent(it -> root.putObject("difference")
                        .put("between", it.between())
                        .put("byte", it.offset())
                        .put("the_one", it.here())
                        .put("the_other", it.there())
                        .put("character_of_the_one", it.characterHere())
                        .put("character_of_the_other", it.characterThere()));
        ObjectNode tried = root.putObject("tried");
        tried.put("texts", report.tried().texts()).put("is_cut", report.tried().isCut());
        ArrayNode keys = tried.putArray("keys");
        report.tried().keys().forEach(keys::add);
        ArrayNode accidents = tried.putArray("accidents");
        report.tried().accidents().forEach(it -> accidents.add(lower(it.name())));
        return root.toPrettyString() + "\n";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
