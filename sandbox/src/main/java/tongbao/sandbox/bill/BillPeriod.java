package tongbao.sandbox.bill;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import tongbao.sandbox.wire.BeijingTime;

/**
 * The day or month of a bill, in Alipay's zone.
 *
 * @param first the first day
 * @param end the first day that no longer belongs to it
 * @param digits {@code 20261123} or {@code 202611}, as in the names of files
 */
public record BillPeriod(LocalDate first, LocalDate end, String digits) {
    private static final int YEARS_MAX = 6;
    /** Of the next month. */
    private static final int READY_DAY_OF_MONTH = 3;

    /** {@code yyyy-MM-dd} or {@code yyyy-MM}; nothing when it is neither. */
    public static Optional<BillPeriod> parse(String text) {
        try {
            if (text.length() == "yyyy-MM".length()) {
                YearMonth month = YearMonth.parse(text);
                return Optional.of(
                        new BillPeriod(month.atDay(1), month.plusMonths(1).atDay(1), text.replace("-", "")));
            }
            LocalDate day = LocalDate.parse(text);
            return Optional.of(new BillPeriod(day, day.plusDays(1), text.replace("-", "")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean isMonth() {
        return digits.length() == "yyyyMM".length();
    }

    public Instant begins() {
        return BeijingTime.at(first, LocalTime.MIDNIGHT);
    }

    public Instant ends() {
        return BeijingTime.at(end, LocalTime.MIDNIGHT);
    }

    /** Whether it is over, has been made ready, and is not too old. */
    boolean isReady(Instant now, LocalTime readyAt) {
        LocalDate day = isMonth() ? end.withDayOfMonth(READY_DAY_OF_MONTH) : end;
        LocalDate today = BeijingTime.date(now);
        return !BeijingTime.at(day, readyAt).isAfter(now) && !first.isBefore(today.minusYears(YEARS_MAX));
    }

    boolean isOver(Instant now) {
        return !ends().isAfter(now);
    }
}
