package tongbao.alipay.bill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The totals that a file ends with. */
final class Footer {
    private static final String AMOUNT = "([+-]?[0-9,]+(?:\\.[0-9]+)?)元";
    private static final Pattern TOTAL = Pattern.compile(
            "#(交易|退款|支出|收入)合计[：:]\\s*([0-9,]+)笔[，,][^0-9+-]*" + AMOUNT + "(?:[，,]商家优惠[^0-9+-]*" + AMOUNT + ")?");

    private final Map<String, Bill.Total> totals = new LinkedHashMap<>();

    /** Takes a comment that is a total, and leaves any other. */
    void read(String comment) {
        Matcher total = TOTAL.matcher(comment);
        if (!total.lookingAt()) {
            if (comment.contains("合计")) {
                throw new BrokenBill("a total that cannot be read: " + comment);
            }
            return;
        }
        Optional<YuanMoved> discount = Optional.ofNullable(total.group(4)).map(Footer::size);
        var read = new Bill.Total(total.group(1), count(total.group(2)), size(total.group(3)), discount);
        if (totals.put(read.of(), read) != null) {
            throw new BrokenBill("the total of " + read.of() + " stands twice");
        }
    }

    List<Bill.Total> totals() {
        return List.copyOf(totals.values());
    }

    Bill.Total need(String of) {
        Bill.Total total = totals.get(of);
        if (total == null) {
            throw new BrokenBill("cut off: the total of " + of + " is missing");
        }
        return total;
    }

    /** The sign at the end of a bill says nothing that its words don't. */
    private static YuanMoved size(String text) {
        try {
            return YuanMoved.of(text.replace(",", "")).size();
        } catch (IllegalArgumentException e) {
            throw new BrokenBill("a total that cannot be read: " + text, e);
        }
    }

    private static long count(String text) {
        try {
            return Long.parseLong(text.replace(",", ""));
        } catch (NumberFormatException e) {
            throw new BrokenBill("a total that cannot be read: " + text, e);
        }
    }
}
