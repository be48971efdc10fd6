package tongbao.alipay.bill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bill that was read to its end and agrees with itself.
 *
 * @param files in the order of the archive
 */
public record Bill(List<File> files) {
    public Bill {
        files = List.copyOf(files);
    }

    /**
     * One file of it.
     *
     * @param name as the archive has it; only to be shown
     * @param account whose it is, the partner id (2088…) with four digits behind it
     * @param from when it begins
     * @param until when it ends, not included
     * @param lines how many lines it has
     * @param totals what its own end says, empty for a summary
     */
    public record File(
            BillKind kind,
            String name,
            Optional<String> account,
            Optional<Instant> from,
            Optional<Instant> until,
            long lines,
            List<Total> totals) {
        public File {
            totals = List.copyOf(totals);
        }
    }

    /**
     * One total at the end of a file, which the lines agree with.
     *
     * @param of in Alipay's words: 交易, 退款, 收入 or 支出
     * @param count how many lines
     * @param amount what they come to, without a sign
     * @param merchantDiscount what the merchant gave off, in trade bills
     */
    public record Total(String of, long count, YuanMoved amount, Optional<YuanMoved> merchantDiscount) {}

    /** The file of this kind, if the bill has one. */
    public Optional<File> file(BillKind kind) {
        return files.stream().filter(it -> it.kind() == kind).findFirst();
    }
}
