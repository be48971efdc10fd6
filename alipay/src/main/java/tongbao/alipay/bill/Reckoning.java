package tongbao.alipay.bill;

import java.util.HashMap;
import java.util.Map;

/** What a file's lines come to, held against what its end says. */
sealed interface Reckoning {
    void add(BillLine line);

    /** Throws {@link BrokenBill} if the lines don't come to what the file says. */
    void settle(Footer footer);

    static Reckoning of(BillKind kind) {
        return switch (kind) {
            case TRADE_DETAIL -> new OfTrades();
            case ACCOUNT_DETAIL -> new OfAccount();
            case TRADE_SUMMARY, ACCOUNT_SUMMARY -> new OfSummary();
            case OTHER -> new OfOther();
        };
    }

    /** Payments and refunds, each with a total of its own. */
    final class OfTrades implements Reckoning {
        private Sum payments = Sum.NONE;
        private Sum refunds = Sum.NONE;
        private boolean allListed = true;

        @Override
        public void add(BillLine line) {
            if (line instanceof BillLine.Trade trade) {
                allListed &= trade.business().known().isPresent();
                if (trade.isRefund()) {
                    refunds = refunds.plus(trade.receipt(), trade.merchantDiscount());
                } else {
                    payments = payments.plus(trade.receipt(), trade.merchantDiscount());
                }
            }
        }

        @Override
        public void settle(Footer footer) {
            Bill.Total paid = footer.need("交易");
            Bill.Total refunded = footer.need("退款");
            if (allListed) {
                expect(paid, payments);
                expect(refunded, refunds);
            } else {
                // Under which of the two a sort of business counts that nobody has listed is not known.
                Sum all = payments.plus(refunds);
                YuanMoved net = paid.amount().minus(refunded.amount());
                Reckoning.expect("lines", paid.count() + refunded.count(), all.count());
                Reckoning.expect("amount", net, all.amount());
            }
        }

        private static void expect(Bill.Total total, Sum sum) {
            Reckoning.expect("number of " + total.of(), total.count(), sum.count());
            Reckoning.expect(
                    "amount of " + total.of(), total.amount(), sum.amount().size());
            total.merchantDiscount()
                    .ifPresent(it -> Reckoning.expect(
                            "discount of " + total.of(), it, sum.discount().size()));
        }
    }

    /** What came in and what went out, each with a total of its own. */
    final class OfAccount implements Reckoning {
        private Sum in = Sum.NONE;
        private Sum out = Sum.NONE;
        private long nothing;

        @Override
        public void add(BillLine line) {
            if (line instanceof BillLine.Account account) {
                int way = account.moved().compareTo(YuanMoved.ZERO);
                if (way > 0) {
                    in = in.plus(account.moved(), YuanMoved.ZERO);
                } else if (way < 0) {
                    out = out.plus(account.moved(), YuanMoved.ZERO);
                } else {
                    nothing++;
                }
            }
        }

        @Override
        public void settle(Footer footer) {
            Bill.Total income = footer.need("收入");
            Bill.Total spent = footer.need("支出");
            Reckoning.expect("amount of 收入", income.amount(), in.amount());
            Reckoning.expect("amount of 支出", spent.amount(), out.amount().size());
            // A line that moved nothing may have been counted on either side.
            Reckoning.expect("lines", income.count() + spent.count(), in.count() + out.count() + nothing);
            if (income.count() < in.count() || spent.count() < out.count()) {
                throw new BrokenBill("the numbers of 收入 and 支出 are not those of the lines");
            }
        }
    }

    /** Lines of which the one called 合计 is the total. */
    final class OfSummary implements Reckoning {
        static final String ALL = "合计";

        private final Map<String, YuanMoved> sums = new HashMap<>();
        private final Map<String, YuanMoved> said = new HashMap<>();

        @Override
        public void add(BillLine line) {
            if (line instanceof BillLine.Summary summary) {
                Map<String, YuanMoved> into = summary.of().equals(ALL) ? said : sums;
                summary.cells().forEach((heading, text) -> {
                    if (Row.isAmount(heading) && !text.isEmpty()) {
                        into.merge(heading, amount(heading, text), YuanMoved::plus);
                    }
                });
            }
        }

        @Override
        public void settle(Footer footer) {
            said.forEach(
                    (heading, total) -> Reckoning.expect(heading, total, sums.getOrDefault(heading, YuanMoved.ZERO)));
        }

        private static YuanMoved amount(String heading, String text) {
            try {
                return YuanMoved.of(text);
            } catch (IllegalArgumentException e) {
                throw new BrokenBill(heading + " cannot be read: " + text, e);
            }
        }
    }

    /** A file of which nothing is known. */
    final class OfOther implements Reckoning {
        @Override
        public void add(BillLine line) {}

        @Override
        public void settle(Footer footer) {}
    }

    private static void expect(String what, Object said, Object counted) {
        if (!said.equals(counted)) {
            throw new BrokenBill("the total says " + said + " and the lines come to " + counted + ": " + what);
        }
    }
}
