package tongbao.alipay;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.data.dataservice.bill.downloadurl.query}: where a bill can be fetched, which is then read by
 * {@code tongbao.alipay.bill}. It changes nothing, so a failed call may always be repeated. The bill of a day
 * is usually there at nine the next morning, that of a month on the third of the next; until then, and for days before
 * the contract, Alipay knows no such bill, an outcome that is to be asked again later.
 */
public final class DataDataserviceBillDownloadurlQuery {
    static final String METHOD = "alipay.data.dataservice.bill.downloadurl.query";

    private DataDataserviceBillDownloadurlQuery() {}

    /** What a bill holds. */
    public enum BillType implements Listed {
        /** Trades and refunds. */
        TRADE,
        /** Every movement of the account. */
        SIGNCUSTOMER,
        /** Promotions. */
        MERCHANT_ACT,
        /** Trades of a sub-merchant, which is named by {@code smid}. */
        TRADE_ZFT_MERCHANT,
        /** The account of a platform. */
        ZFT_ACC,
        /** Settlements put together. */
        SETTLEMENT_MERGE;

        @Override
        public String word() {
            return this == SETTLEMENT_MERGE ? "settlementMerge" : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A bill.
     *
     * @param billDate a day or a month that is over, at most six years ago
     * @param smid the sub-merchant, with {@link BillType#TRADE_ZFT_MERCHANT}
     */
    public record Request(BillType billType, String billDate, Optional<String> smid) {
        public Request {
            smid.ifPresent(it -> Checks.visible("smid", it, 64));
        }

        /** The bill of a day in China. */
        public static Request of(BillType billType, LocalDate day) {
            return new Request(billType, day.toString(), Optional.empty());
        }

        /** The bill of a month in China. */
        public static Request of(BillType billType, YearMonth month) {
            return new Request(billType, month.toString(), Optional.empty());
        }

        public Request withSmid(String subMerchant) {
            return new Request(billType, billDate, Optional.of(subMerchant));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put("bill_type", billType.word())
                    .put("bill_date", billDate)
                    .put("smid", smid);
            return new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
        }
    }

    /** Where the bill is. */
    public enum BillFileCode implements Listed {
        /** There was no business, and the bill says so. */
        EMPTY_DATA_WITH_BILL_FILE
    }

    /**
     * Where the bill is. The answer does not name the bill; the bill does.
     *
     * @param billDownloadUrl holds for 30 seconds; often plain HTTP, whose bytes nobody vouches for
     */
    public record Reply(URI billDownloadUrl, Map<String, String> fields) implements Answered<Reply> {
        /** What Alipay says of the bill. */
        public static final Field<Reply, Word<BillFileCode>> BILL_FILE_CODE =
                Field.openWord("bill_file_code", BillFileCode.class);

        static Reply of(Fields fields) {
            return new Reply(fields.need("bill_download_url", URI::create), fields.all());
        }
    }
}
