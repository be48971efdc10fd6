package tongbao.bench.report;

import java.util.Locale;

/** A drawing, element by element. Colours are classes, which the page defines for light and for dark. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String title) {
        text.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                width,
                height,
                escaped(title)));
    }

    void line(String kind, double fromX, double fromY, double toX, double toY) {
        path(kind, point(fromX, fromY) + "L" + point(toX, toY));
    }

    void path(String kind, String points) {
        text.append("<path class=\"")
                .append(kind)
                .append("\" d=\"M")
                .append(points)
                .append("\"/>\n");
    }

    void box(String kind, double left, double top, double width, double height) {
        text.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
                kind,
                left,
                top,
                width,
                height));
    }

    void words(String kind, double x, double y, String words) {
        text.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", kind, x, y, escaped(words)));
    }

    static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    String close() {
        return text.append("</svg>\n").toString();
    }
}
