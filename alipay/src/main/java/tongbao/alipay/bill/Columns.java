package tongbao.alipay.bill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headings of a file's columns; files differ in which they have and in what order. */
final class Columns {
    private static final int COLUMNS_MAX = 200;

    /** What people write: a comma of theirs is not told from one between columns. */
    private static final Set<String> FREE_TEXT = Set.of("商品名称", "门店名称", "对方账户", "对方账号", "券名称", "业务描述", "备注");

    private final List<String> headings;
    private final Map<String, Integer> places = new HashMap<>();

    private Columns(List<String> headings) {
        this.headings = headings;
    }

    static Columns of(List<String> headings) {
        Columns columns = new Columns(List.copyOf(withoutEmptyTail(headings)));
        if (headings.size() > COLUMNS_MAX) {
            throw new BrokenBill("more than " + COLUMNS_MAX + " columns");
        }
        for (String heading : columns.headings) {
            if (heading.isEmpty() || columns.places.put(heading, columns.places.size()) != null) {
                throw new BrokenBill("a column without a heading, or two with the same: " + headings);
            }
        }
        return columns;
    }

    boolean has(String heading) {
        return places.containsKey(heading);
    }

    void need(String... headings) {
        for (String heading : headings) {
            if (!has(heading)) {
                throw new BrokenBill("the column " + heading + " is missing");
            }
        }
    }

    List<String> headings() {
        return headings;
    }

    /** The cells by heading. A line with a comma too many is only taken if there is one way to read it. */
    Row row(List<String> line) {
        List<String> cells = withoutEmptyTail(line, places.size());
        if (cells.size() < places.size()) {
            throw new BrokenBill(cells.size() + " cells for " + places.size() + " columns");
        }
        int surplus = cells.size() - places.size();
        if (surplus == 0) {
            return new Row(this, cells);
        }
        List<Row> readings = headings.stream()
                .filter(FREE_TEXT::contains)
                .map(heading -> joined(cells, place(heading), surplus))
                .filter(Row::isPlausible)
                .toList();
        if (readings.size() != 1) {
            throw new BrokenBill(cells.size() + " cells for " + places.size() + " columns");
        }
        return readings.getFirst();
    }

    private Row joined(List<String> cells, int from, int surplus) {
        var all = new ArrayList<>(cells);
        List<String> text = all.subList(from, from + surplus + 1);
        String whole = String.join(",", text);
        text.clear();
        all.add(from, whole);
        return new Row(this, all);
    }

    int place(String heading) {
        Integer place = places.get(heading);
        if (place == null) {
            throw new BrokenBill("the column " + heading + " is missing");
        }
        return place;
    }

    private static List<String> withoutEmptyTail(List<String> cells) {
        return withoutEmptyTail(cells, 1);
    }

    /** Whoever saved a bill in a spreadsheet has filled its lines up with commas. */
    private static List<String> withoutEmptyTail(List<String> cells, int least) {
        int length = cells.size();
        while (length > least && cells.get(length - 1).isEmpty()) {
            length--;
        }
        return cells.subList(0, length);
    }
}
