package tongbao.alipay.bill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as Alipay packs them. */
final class Zips {
    static final Charset GBK = Charset.forName("GBK");

    private Zips() {}

    /** Files in GBK, with names in GBK that nothing marks as such. */
    static byte[] gbk(Map<String, String> files) {
        return of(files, GBK, GBK);
    }

    static byte[] gbk(String name, String text) {
        return gbk(Map.of(name, text));
    }

    /** Files in UTF-8, with names that are marked as UTF-8. */
    static byte[] utf8(String name, String text) {
        return of(Map.of(name, text), StandardCharsets.UTF_8, StandardCharsets.UTF_8);
    }

    static byte[] of(Map<String, String> files, Charset names, Charset text) {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, content) -> bytes.put(name, content.getBytes(text)));
        return of(bytes, names);
    }

    static byte[] of(Map<String, byte[]> files, Charset names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
