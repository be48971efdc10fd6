package tongbao.alipay.bill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/**
 * What a fuzzer throws at the reading of bills: an archive, or the text of a file in one. Whatever it is, it is a bill
 * or it is refused.
 */
public final class FuzzBill {
    private static final BillBounds SMALL = new BillBounds(1 << 20, 200, 8, 4096);

    private FuzzBill() {}

    public static void fuzzerTestOneInput(byte[] data) {
        boolean archive = data.length > 1 && data[0] == 'P' && data[1] == 'K';
        byte[] zip = archive ? data : Zips.of(Map.of("x.csv", data), Zips.GBK);
        try {
            Bill bill = new BillReader(SMALL).read(new ByteArrayInputStream(zip), FuzzBill::look);
            if (bill.files().isEmpty()) {
                throw new IllegalStateException("a bill without files");
            }
        } catch (BrokenBill e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("refused without a word", e);
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no disk here to fail", e);
        }
    }

    private static void look(BillLine line) {
        if (line instanceof BillLine.Trade trade
                && trade.isRefund()
                && trade.business().text().isEmpty()) {
            throw new IllegalStateException("a refund of no sort");
        }
        if (line.cells().isEmpty()) {
            throw new IllegalStateException("a line without cells");
        }
    }
}
