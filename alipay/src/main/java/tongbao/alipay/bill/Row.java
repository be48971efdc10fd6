package tongbao.alipay.bill;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One line, cell by cell. */
record Row(Columns columns, List<String> cells) {
    Optional<String> find(String heading) {
        return columns.has(heading)
                ? Optional.of(cells.get(columns.place(heading))).filter(it -> !it.isEmpty())
                : Optional.empty();
    }

    <T> Optional<T> find(String heading, Function<String, T> reader) {
        return find(heading).map(text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new BrokenBill(heading + " cannot be read: " + text, e);
            }
        });
    }

    <T> T need(String heading, Function<String, T> reader) {
        return find(heading, reader).orElseThrow(() -> new BrokenBill(heading + " is empty"));
    }

    Optional<Instant> time(String heading) {
        return find(heading, BillTime::inLine);
    }

    /** An amount; a cell that is empty stands for none. */
    YuanMoved amount(String heading) {
        return find(heading, YuanMoved::of).orElse(YuanMoved.ZERO);
    }

    /** Whether the cells that are amounts, counts and times can be read so. */
    boolean isPlausible() {
        try {
            columns.headings().forEach(this::read);
            return true;
        } catch (BrokenBill _) {
            return false;
        }
    }

    private void read(String heading) {
        if (isAmount(heading)) {
            amount(heading);
        } else if (heading.endsWith("时间")) {
            time(heading);
        }
    }

    static boolean isAmount(String heading) {
        return heading.endsWith("元）") || heading.endsWith("笔数");
    }

    Map<String, String> byHeading() {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            map.put(columns.headings().get(i), cells.get(i));
        }
        return map;
    }
}
