package tongbao.server.api;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tongbao.core.payment.Means;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.server.json.Fields;

/** Reads what belongs to an attempt: product, return address, and what is passed on to Alipay. */
final class PlanReader {
    private static final int PRODUCT_LENGTH_MAX = 16;
    private static final int PAYER_LENGTH_MAX = 128;
    private static final String PRODUCTS = "Use one of the products page, wap, app, qr, barcode and jsapi.";

    /** What Alipay's wallet shows: 16 to 24 digits, beginning with 25 to 30. */
    private static final Pattern AUTH_CODE = Pattern.compile("(2[5-9]|30)[0-9]{14,22}");

    private static final Pattern BUYER_ID = Pattern.compile("[!-~]{1," + PAYER_LENGTH_MAX + "}");

    private PlanReader() {}

    static Plan read(Call call) {
        Fields fields = call.fields();
        Product product = product(fields.needText("product", PRODUCT_LENGTH_MAX));
        Map<String, String> passedOn = fields.object("alipay")
                .map(alipay -> PassedOn.read(alipay, product))
                .orElse(Map.of());
        Optional<String> returnUrl = ReturnAddress.read(fields, call.app());
        return new Plan(
                new Means(product, returnUrl, payer(fields, product), passedOn),
                call.app().terms().account());
    }

    private static Product product(String word) {
        return switch (word) {
            case "page" -> Product.PAGE;
            case "wap" -> Product.WAP;
            case "app" -> Product.APP;
            case "qr" -> Product.QR;
            case "barcode" -> Product.BARCODE;
            case "jsapi" -> Product.JSAPI;
            default ->
                throw new Refused(
                        Problem.invalid("product", "There is no such product.").next(PRODUCTS));
        };
    }

    private static Optional<String> payer(Fields fields, Product product) {
        return switch (product) {
            case BARCODE -> {
                refuse(fields, "buyer_id");
                String words = "auth_code is what the payer's wallet shows: 16 to 24 digits, beginning with 25 to 30.";
                yield Optional.of(payer(fields, "auth_code", AUTH_CODE, words));
            }
            case JSAPI -> {
                refuse(fields, "auth_code");
                String words = "buyer_id is the payer's number (2088…) or open id: 1 to 128 visible characters.";
                yield Optional.of(payer(fields, "buyer_id", BUYER_ID, words));
            }
            case PAGE, WAP, APP, QR -> {
                refuse(fields, "auth_code");
                refuse(fields, "buyer_id");
                yield Optional.empty();
            }
        };
    }

    private static String payer(Fields fields, String name, Pattern form, String words) {
        String text = fields.needText(name, PAYER_LENGTH_MAX);
        if (!form.matcher(text).matches()) {
            throw new Refused(Problem.invalid(name, words));
        }
        return text;
    }

    private static void refuse(Fields fields, String name) {
        if (fields.has(name)) {
            throw new Refused(Problem.invalid(name, "This product takes no " + name + "."));
        }
    }
}
