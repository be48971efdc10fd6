package tongbao.server.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.server.json.Fields;
import tongbao.server.json.Json;

/** {@code POST /api/v1/pay/create}: a payment with its first attempt. */
final class CreatePayment {
    static final int SUBJECT_LENGTH_MAX = 256;
    static final int BODY_LENGTH_MAX = 128;
    static final int METADATA_COUNT_MAX = 20;
    static final int METADATA_NAME_LENGTH_MAX = 40;
    static final int METADATA_VALUE_LENGTH_MAX = 500;
    static final long EXPIRES_IN_SECONDS_MIN = 300;
    static final long EXPIRES_IN_SECONDS_MAX = 1_296_000;
    static final long EXPIRES_IN_SECONDS_MAX_QR = 7200;
    static final long EXPIRES_IN_SECONDS_DEFAULT = 1800;

    private final Gateway gateway;
    private final PaymentJson json;

    CreatePayment(Gateway gateway, PaymentJson json) {
        this.gateway = gateway;
        this.json = json;
    }

    Reply answer(Call call) {
        Plan plan = PlanReader.read(call);
        Order order = order(call, plan);
        Reply.Got<Payment> got = Reply.Got.of(gateway.create(order, plan, call.once()), call.caller());
        return json.reply(got);
    }

    private Order order(Call call, Plan plan) {
        Fields fields = call.fields();
        OutTradeNo outTradeNo = Lookup.outTradeNo(fields);
        Money total = Amounts.need(fields, "total_amount");
        String subject = subject(fields);
        Optional<String> body = fields.text("body", BODY_LENGTH_MAX).filter(text -> !text.isEmpty());
        Map<String, String> metadata =
                fields.object("metadata").map(CreatePayment::metadata).orElse(Map.of());
        long expiresInSeconds = expiresInSeconds(fields, plan.means().product());
        Instant now = gateway.now().truncatedTo(ChronoUnit.MICROS);
        return new Order(
                call.app().id(), outTradeNo, total, subject, body, metadata, now, now.plusSeconds(expiresInSeconds));
    }

    private static String subject(Fields fields) {
        String subject = fields.needText("subject", SUBJECT_LENGTH_MAX);
        boolean forbidden = subject.codePoints()
                .anyMatch(point -> point == '/' || point == '=' || point == '&' || Character.isISOControl(point));
        if (subject.isBlank() || forbidden) {
            throw new Refused(Problem.invalid(
                    "subject",
                    "subject is 1 to " + SUBJECT_LENGTH_MAX + " characters, none of / = & and no control character."));
        }
        return subject;
    }

    private static long expiresInSeconds(Fields fields, Product product) {
        long most = product == Product.QR ? EXPIRES_IN_SECONDS_MAX_QR : EXPIRES_IN_SECONDS_MAX;
        long seconds = fields.whole("expires_in").orElse(EXPIRES_IN_SECONDS_DEFAULT);
        if (seconds < EXPIRES_IN_SECONDS_MIN || seconds > most) {
            throw new Refused(Problem.invalid(
                    "expires_in",
                    "expires_in is " + EXPIRES_IN_SECONDS_MIN + " to " + most + " seconds for this product."));
        }
        return seconds;
    }

    private static Map<String, String> metadata(Json.Members object) {
        if (object.fields().size() > METADATA_COUNT_MAX) {
            throw new Refused(Problem.invalid("metadata", "metadata has at most " + METADATA_COUNT_MAX + " pairs."));
        }
        Map<String, String> metadata = new HashMap<>();
        object.fields().forEach((name, value) -> {
            String param = "metadata." + name;
            if (!(value instanceof Json.Text(String text))) {
                throw new Refused(Problem.invalid(param, param + " has to be a string, not " + value.kind() + "."));
            }
            checkLength(param, name, 1, METADATA_NAME_LENGTH_MAX);
            checkLength(param, text, 0, METADATA_VALUE_LENGTH_MAX);
            metadata.put(name, text);
        });
        return metadata;
    }

    private static void checkLength(String param, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            throw new Refused(Problem.invalid(
                    param,
                    "A name in metadata has 1 to " + METADATA_NAME_LENGTH_MAX + " characters, a value at most "
                            + METADATA_VALUE_LENGTH_MAX + "."));
        }
    }
}
