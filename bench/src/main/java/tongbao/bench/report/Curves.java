package tongbao.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long answers took, by the share that was faster: one line for each kind of run, all rounds together. */
final class Curves {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 280;
    private static final int LEFT = 46;
    private static final int RIGHT = 22;
    private static final int TOP = 10;
    private static final int BOTTOM = 34;
    private static final List<Double> PERCENTILES = List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99);
    private static final double NINES_MOST = 4;
    private static final int STEPS = 160;

    private final Svg svg = new Svg(WIDTH, HEIGHT, "latency by percentile");
    private final double decadesFrom;
    private final double decadesTo;

    private Curves(double decadesFrom, double decadesTo) {
        this.decadesFrom = decadesFrom;
        this.decadesTo = decadesTo;
    }

    static String draw(Map<String, List<Run>> byWork) {
        List<Histogram> sums = byWork.values().stream().map(Curves::sum).toList();
        double least = sums.stream().mapToDouble(Histogram::getMinValue).min().orElse(1e6);
        double most = sums.stream().mapToDouble(Histogram::getMaxValue).max().orElse(1e7);
        Curves curves = new Curves(Math.floor(Math.log10(Math.max(1e4, least))), Math.ceil(Math.log10(most)));
        curves.axes();
        int number = 0;
        for (Histogram sum : sums) {
            curves.curve(sum, number++);
        }
        return curves.svg.close();
    }

    private static Histogram sum(List<Run> runs) {
        Histogram sum = new Histogram(3);
        runs.forEach(run -> sum.add(run.traffic().latency()));
        return sum;
    }

    private void axes() {
        for (double percentile : PERCENTILES) {
            double x = x(nines(percentile));
            svg.line("grid", x, TOP, x, HEIGHT - BOTTOM);
            svg.words("middle", x, HEIGHT - BOTTOM + 16, shortly(percentile));
        }
        svg.words("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 3, "percentile");
        for (double decade = decadesFrom; decade <= decadesTo; decade++) {
            double y = y(Math.pow(10, decade));
            svg.line("grid", LEFT, y, WIDTH - RIGHT, y);
            svg.words("end", LEFT - 6, y + 4, milliseconds(decade));
        }
        svg.words("start", LEFT + 4, TOP + 12, "ms");
    }

    private static String shortly(double percentile) {
        String text = Double.toString(percentile);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String milliseconds(double decade) {
        return shortly(Math.pow(10, decade - 6));
    }

    private void curve(Histogram sum, int number) {
        List<String> points = new ArrayList<>();
        double mostKnown = Math.min(NINES_MOST, Math.log10((double) Math.max(10, sum.getTotalCount())));
        for (int step = 0; step <= STEPS; step++) {
            double nines = mostKnown * step / STEPS;
            long nanos = sum.getValueAtPercentile(100 - 100 * Math.pow(10, -nines));
            points.add(Svg.point(x(nines), y((double) nanos)));
        }
        svg.path("curve c" + number, String.join("L", points));
    }

    /** 90 % is one nine, 99 % two. */
    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static double x(double nines) {
        return LEFT + nines / NINES_MOST * (WIDTH - LEFT - RIGHT);
    }

    private double y(double nanos) {
        double decades = Math.log10(Math.max(nanos, Math.pow(10, decadesFrom)));
        return HEIGHT - BOTTOM - (decades - decadesFrom) / (decadesTo - decadesFrom) * (HEIGHT - BOTTOM - TOP);
    }
}
