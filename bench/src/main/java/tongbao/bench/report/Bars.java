package tongbao.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Lying bars, one under the other, each of one or more parts. */
final class Bars {
    private static final int WIDTH = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 92;
    private static final int BAR = 18;
    private static final int STEP = 28;
    private static final int TOP = 6;

    /** One bar: its name, its parts in order, what is written behind it, and how far it varied, if at all. */
    record Bar(String name, List<Part> parts, String value, long least, long most) {
        long length() {
            return parts.stream().mapToLong(Part::length).sum();
        }
    }

    /** {@code kind} is the class of its colour. */
    record Part(String kind, long length) {}

    private Bars() {}

    static String draw(String title, List<Bar> bars) {
        Svg svg = new Svg(WIDTH, TOP + STEP * bars.size(), title);
        long longest = 1;
        for (Bar bar : bars) {
            longest = Math.max(longest, Math.max(bar.length(), bar.most()));
        }
        double scale = (double) (WIDTH - LEFT - RIGHT) / longest;
        int row = 0;
        for (Bar bar : new ArrayList<>(bars)) {
            draw(svg, bar, TOP + STEP * row++, scale);
        }
        return svg.close();
    }

    private static void draw(Svg svg, Bar bar, double top, double scale) {
        svg.words("end", LEFT - 8, top + BAR - 4, bar.name());
        double at = LEFT;
        for (Part part : bar.parts()) {
            svg.box(part.kind(), at, top, part.length() * scale, BAR);
            at += part.length() * scale;
        }
        if (bar.most() > bar.least()) {
            double middle = top + BAR / 2.0;
            svg.line("spread", LEFT + bar.least() * scale, middle, LEFT + bar.most() * scale, middle);
            at = Math.max(at, LEFT + bar.most() * scale);
        }
        svg.words("start", at + 6, top + BAR - 4, bar.value());
    }
}
