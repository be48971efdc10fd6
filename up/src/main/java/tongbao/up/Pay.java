package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code pay}: plays the payer of a payment whose JSON comes in, so that money goes round without a browser: opens the
 * link, enters the cashier of the sandbox, pays.
 */
final class Pay {
    private static final int INPUT_MAX = 1 << 20;

    private final Http http = new Http();

    int run(List<String> words) {
        Options options = Options.read(words, Set.of("data"), Set.of()).withoutRest();
        DevFile dev = DevFile.read(options.folder());
        JsonNode payment = payment();
        String status = payment.path("status").asString("");
        if (!status.equals("awaiting")) {
            System.out.println("nothing to pay: the payment is " + status);
            return 0;
        }
        enter(payment.path("pay"));
        JsonNode attempts = payment.path("attempts");
        String orderNo =
                attempts.path(attempts.size() - 1).path("alipay_out_trade_no").asString("");
        HttpResponse<String> paid =
                http.post(URI.create(dev.sandboxUrl() + "/sandbox/trades/" + orderNo + "/pay"), "{}");
        System.out.println(paid.body());
        return paid.statusCode() / 100 == 2 ? 0 : 1;
    }

    private static JsonNode payment() {
        try {
            String input = new String(System.in.readNBytes(INPUT_MAX), UTF_8);
            JsonNode payment = JsonMapper.shared().readTree(input).path("data");
            if (!payment.has("payment_id")) {
                throw new Refusal("pay reads the answer of a create: ./tongbao call POST /api/v1/pay/create '…' | …");
            }
            return payment;
        } catch (JacksonException e) {
            throw new Refusal("what came in is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a link the payer's browser goes to the cashier; an order text is handed over; a code is scanned by paying. */
    private void enter(JsonNode pay) {
        switch (pay.path("type").asString("")) {
            case "redirect" -> {
                HttpResponse<String> opened =
                        http.get(URI.create(pay.path("url").asString("")));
                String address = opened.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new Refusal("the payer's link led nowhere: HTTP " + opened.statusCode()));
                http.get(URI.create(address));
            }
            case "qr_code" -> {}
            default -> throw new Refusal("this payment can't be paid from here: " + pay);
        }
    }
}
