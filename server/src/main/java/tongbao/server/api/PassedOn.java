package tongbao.server.api;

import static tongbao.core.payment.Product.APP;
import static tongbao.core.payment.Product.BARCODE;
import static tongbao.core.payment.Product.JSAPI;
import static tongbao.core.payment.Product.PAGE;
import static tongbao.core.payment.Product.QR;
import static tongbao.core.payment.Product.WAP;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.core.payment.Product;
import tongbao.server.json.Json;

/**
 * The fields of Alipay's that an app may set itself, by product; the gateway passes them on as they are. What the
 * gateway sets or decides (numbers, amounts, times, addresses) isn't among them. Source: Alipay's pages of
 * {@code alipay.trade.page.pay}, {@code wap.pay}, {@code app.pay}, {@code precreate}, {@code pay} and {@code create}.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
enum PassedOn {
    DISABLE_PAY_CHANNELS(Form.TEXT, 128, PAGE, WAP, APP, QR, BARCODE, JSAPI),
    ENABLE_PAY_CHANNELS(Form.TEXT, 128, PAGE, WAP, APP, QR, JSAPI),
    QUIT_URL(Form.ADDRESS, 400, WAP),
    STORE_ID(Form.TEXT, 32, PAGE, WAP, APP, QR, BARCODE, JSAPI),
    OPERATOR_ID(Form.TEXT, 28, QR, BARCODE, JSAPI),
    TERMINAL_ID(Form.TEXT, 32, QR, BARCODE, JSAPI),
    MERCHANT_ORDER_NO(Form.TEXT, 32, PAGE, WAP, APP, QR, BARCODE, JSAPI),
    GOODS_TYPE(Form.DIGIT, 1, PAGE, WAP, APP),
    GOODS_DETAIL(Form.OBJECTS, 8000, PAGE, WAP, APP, QR, BARCODE, JSAPI),
    EXTEND_PARAMS(Form.OBJECT, 2000, PAGE, WAP, APP, QR, BARCODE, JSAPI),
    PASSBACK_PARAMS(Form.TEXT, 512, PAGE, WAP, APP),
    OP_APP_ID(Form.TEXT, 32, JSAPI),
    PROMO_PARAMS(Form.TEXT, 512, PAGE, WAP, APP),
    QR_PAY_MODE(Form.DIGIT, 1, PAGE),
    QRCODE_WIDTH(Form.WHOLE, 4, PAGE);

    /** What the value has to be; the bound counts characters, of the JSON text where it is no string. */
    enum Form {
        TEXT("a string"),
        ADDRESS("an http or https address"),
        DIGIT("a string of one digit"),
        WHOLE("a whole number"),
        OBJECT("an object"),
        OBJECTS("an array of objects");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    private static final String PARENT = "alipay";

    private final Form form;
    private final int lengthMax;
    private final Set<Product> products;

    PassedOn(Form form, int lengthMax, Product... products) {
        this.form = form;
        this.lengthMax = lengthMax;
        this.products = Set.of(products);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Product> products() {
        return products;
    }

    /** What it has to be, in words. */
    String words() {
        return form.words + " of at most " + lengthMax + " characters";
    }

    /** The fields by name, each as its canonical JSON text. */
    static Map<String, String> read(Json.Members alipay, Product product) {
        Map<String, String> passedOn = new HashMap<>();
        alipay.fields().forEach((name, value) -> {
            PassedOn field = find(name, product)
                    .orElseThrow(() -> new Refused(Problem.of(
                                    ErrorType.UNKNOWN_FIELD,
                                    "There is no field " + PARENT + "." + name + " for this product.")
                            .about(PARENT + "." + name)));
            field.check(value);
            passedOn.put(name, value.canonical());
        });
        checkExclusive(passedOn);
        return passedOn;
    }

    private static Optional<PassedOn> find(String name, Product product) {
        for (PassedOn field : values()) {
            if (field.word().equals(name) && field.products.contains(product)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static void checkExclusive(Map<String, String> passedOn) {
        if (passedOn.containsKey(ENABLE_PAY_CHANNELS.word()) && passedOn.containsKey(DISABLE_PAY_CHANNELS.word())) {
            throw new Refused(Problem.invalid(
                    PARENT + "." + ENABLE_PAY_CHANNELS.word(),
                    "enable_pay_channels and disable_pay_channels exclude each other."));
        }
    }

    private void check(Json value) {
        boolean fits = switch (form) {
            case TEXT -> value instanceof Json.Text(String text) && fits(text);
            case ADDRESS -> value instanceof Json.Text(String text) && fits(text) && text.matches("https?://[!-~]+");
            case DIGIT -> value instanceof Json.Text(String text) && text.matches("[0-9]");
            case WHOLE -> value instanceof Json.Numeral(String literal) && literal.matches("[0-9]{1,4}");
            case OBJECT -> value instanceof Json.Members && fits(value.canonical());
            case OBJECTS ->
                value instanceof Json.Array array
                        && array.values().stream().allMatch(Json.Members.class::isInstance)
                        && fits(value.canonical());
        };
        if (!fits) {
            throw new Refused(Problem.invalid(PARENT + "." + word(), PARENT + "." + word() + " is " + words() + "."));
        }
    }

    private boolean fits(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= lengthMax;
    }
}
