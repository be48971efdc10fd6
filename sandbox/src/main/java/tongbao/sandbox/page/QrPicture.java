package tongbao.sandbox.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code drawn inside the page: one path of an SVG, so that no picture is loaded. */
public final class QrPicture {
    /** The quiet zone of four squares that readers want. */
    private static final int MARGIN = 4;

    private QrPicture() {}

    /** What a phone reads there is exactly this text, of at most 1,000 characters. */
    public static Html of(String text, String label) {
        BitMatrix squares = squares(text);
        var path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        String box = "0 0 " + squares.getWidth() + " " + squares.getHeight();
        return Html.element("svg", Html.element("path").with("d", path.toString()))
                .with("class", "qr")
                .with("viewBox", box)
                .with("role", "img")
                .with("aria-label", label)
                .with("shape-rendering", "crispEdges");
    }

    private static BitMatrix squares(String text) {
        try {
            Map<EncodeHintType, Object> hints = Map.of(
                    EncodeHintType.CHARACTER_SET,
                    "UTF-8",
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.MARGIN,
                    MARGIN);
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }
}
