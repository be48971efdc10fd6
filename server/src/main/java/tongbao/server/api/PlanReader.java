package tongbao.server.api;

import java.util.Map;
import java.util.Optional;
import tongbao.core.payment.Means;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.server.json.Fields;

/** Reads what belongs to an attempt: product, return address, and what is passed on to Alipay. */
final class PlanReader {
    private static final int PRODUCT_LENGTH_MAX = 16;
    private static final String PRODUCTS = "Use one of the products page, wap, app and qr.";

    private PlanReader() {}

    static Plan read(Call call) {
        Fields fields = call.fields();
        Product product = product(fields.needText("product", PRODUCT_LENGTH_MAX));
        refuse(fields, "auth_code");
        refuse(fields, "buyer_id");
        Map<String, String> passedOn = fields.object("alipay")
                .map(alipay -> PassedOn.read(alipay, product))
                .orElse(Map.of());
        Optional<String> returnUrl = ReturnAddress.read(fields, call.app());
        return new Plan(new Means(product, returnUrl, passedOn), call.app().account());
    }

    private static Product product(String word) {
        return switch (word) {
            case "page" -> Product.PAGE;
            case "wap" -> Product.WAP;
            case "app" -> Product.APP;
            case "qr" -> Product.QR;
            case "barcode", "jsapi" ->
                throw new Refused(Problem.invalid("product", "The product " + word + " does not exist here yet.")
                        .next(PRODUCTS));
            default ->
                throw new Refused(
                        Problem.invalid("product", "There is no such product.").next(PRODUCTS));
        };
    }

    /** Fields of the contract whose products don't exist yet. */
    private static void refuse(Fields fields, String name) {
        if (fields.has(name)) {
            throw new Refused(Problem.invalid(name, name + " belongs to a product that does not exist here yet.")
                    .next(PRODUCTS));
        }
    }
}
