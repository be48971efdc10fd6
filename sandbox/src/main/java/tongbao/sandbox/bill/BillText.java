package tongbao.sandbox.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import tongbao.sandbox.wire.BeijingTime;

/** The text of one file: comments, one line of names, the lines, comments. */
final class BillText {
    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    /** @param list what stands between the dashes */
    BillText(String title, BillFile.Heading heading, String list, List<String> names) {
        comment(title);
        comment("账号：[" + heading.account() + "]");
        comment("起始日期：[" + midnight(heading.period().first()) + "]   终止日期：["
                + midnight(heading.period().end()) + "]");
        comment("-----------------------------------------" + list + "----------------------------------------");
        line(names);
    }

    void comment(String words) {
        text.append('#').append(words).append(LINE_END);
    }

    void line(List<String> cells) {
        text.append(String.join(",", cells)).append(LINE_END);
    }

    /** A line of dashes behind the last line. */
    void end(String list) {
        comment("-----------------------------------------" + list + "结束------------------------------------");
    }

    void exported(Instant now) {
        comment("导出时间：[" + BeijingTime.chinese(now) + "]");
    }

    /** Numbers that a spreadsheet would spoil end with a tab. */
    static String number(String digits) {
        return digits + "\t";
    }

    /** What somebody wrote, so that it can't begin another cell or line. */
    static String words(String written) {
        return written.replaceAll("[,\\r\\n\\t]", " ");
    }

    private static String midnight(LocalDate day) {
        return BeijingTime.chinese(BeijingTime.at(day, LocalTime.MIDNIGHT));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
