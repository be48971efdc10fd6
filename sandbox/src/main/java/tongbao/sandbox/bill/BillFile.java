package tongbao.sandbox.bill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tongbao.sandbox.state.BillRows;
import tongbao.sandbox.state.Sql;

/** The two texts of a bill, and the archive that they travel in. */
record BillFile(String detail, String summary) {
    private static final Charset GBK = Charset.forName("GBK");

    /** Whose bill, of when, which kind, made when. */
    record Heading(BillKind kind, String sellerId, BillPeriod period, Instant now) {
        /** The merchant's number with four more digits. */
        String account() {
            return sellerId + "0156";
        }

        BillRows.Span span() {
            return new BillRows.Span(sellerId, period.begins(), period.ends());
        }

        /** {@code 20880000000000000156_20261123} */
        String name() {
            return account() + "_" + period.digits();
        }
    }

    static BillFile of(Sql sql, Heading heading) {
        return switch (heading.kind()) {
            case TRADE -> TradeBill.of(sql, heading);
            case ACCOUNT -> AccountBill.of(sql, heading);
        };
    }

    /** Names and texts in GBK; nothing in the archive says so. */
    byte[] zip(Heading heading) {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            String name = heading.name() + "_" + heading.kind().chinese() + "明细";
            add(zip, heading, name + ".csv", detail);
            add(zip, heading, name + "(汇总).csv", summary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, Heading heading, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(heading.now().atOffset(ZoneOffset.ofHours(8)).toLocalDateTime());
        zip.putNextEntry(entry);
        zip.write(text.getBytes(GBK));
        zip.closeEntry();
    }
}
