package tongbao.server.cashier;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Success;

/** The pages a payer can see. */
final class Pages {
    private static final String POLLING = Frame.resource("return.js");
    private static final String POSTING = Frame.resource("post.js");

    /** Without scripts the page looks again by itself. */
    private static final String REFRESHING = "<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>";

    private static final DateTimeFormatter BEIJING_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    private final Frame frame;

    Pages(RandomGenerator chance) {
        this.frame = new Frame(chance);
    }

    /** How a payment stands; while that is open the page looks again. */
    Html state(Payment payment, Attempt attempt, Standing standing) {
        Words words = Words.of(standing);
        String body = sign(standing.word(), Sign.of(standing)) + heading(words)
                + "<p class=\"amount\">¥" + payment.order().total().yuan() + "</p>\n"
                + more(words) + details(payment) + back(payment, attempt, standing) + "</div>";
        Optional<String> script = standing.isOpen() ? Optional.of(POLLING) : Optional.empty();
        return frame.around(new Frame.Parts(words.chinese(), standing.isOpen() ? REFRESHING : "", body, script));
    }

    Html unknown() {
        return notice("unknown", Words.unknown());
    }

    Html unavailable() {
        return notice("unavailable", Words.unavailable());
    }

    /** Takes the payer to an address that is too long for a redirect: its parameters are posted instead. */
    Html posting(String address) {
        Words words = Words.leading();
        String body = sign("leaving", Sign.TURNING) + heading(words) + more(words)
                + new PostedAddress(address).form()
                + "<button class=\"go\" form=\"post\" autofocus>前往支付宝付款<small>Pay with Alipay</small></button>\n</div>";
        return frame.around(new Frame.Parts(words.chinese(), "", body, Optional.of(POSTING)));
    }

    private Html notice(String status, Words words) {
        String body = sign(status, Sign.BAR) + heading(words) + more(words) + "</div>";
        return frame.around(new Frame.Parts(words.chinese(), "", body, Optional.empty()));
    }

    private static String sign(String status, Sign sign) {
        return "<div class=\"state\" id=\"state\" data-status=\"" + status + "\" role=\"status\">\n" + sign.svg()
                + '\n';
    }

    private static String heading(Words words) {
        return "<h1>" + words.chinese() + "</h1>\n<p class=\"en\">" + words.english() + "</p>\n";
    }

    private static String more(Words words) {
        return words.moreChinese().isEmpty()
                ? ""
                : "<p class=\"say\">" + words.moreChinese() + "</p>\n<p class=\"en\">" + words.moreEnglish() + "</p>\n";
    }

    private static String details(Payment payment) {
        StringBuilder list = new StringBuilder("<dl>\n");
        row(list, "商品", "Item", payment.order().subject());
        row(list, "商户订单号", "Order", payment.order().outTradeNo().value());
        payment.paidAttempt()
                .flatMap(Attempt::success)
                .map(Success::at)
                .ifPresent(at -> row(list, "支付时间", "Paid at", beijing(at)));
        if (!payment.amountRefunded().isZero()) {
            row(list, "已退款", "Refunded", "¥" + payment.amountRefunded().yuan());
        }
        return list.append("</dl>\n").toString();
    }

    private static void row(StringBuilder list, String chinese, String english, String value) {
        list.append("<div><dt>")
                .append(chinese)
                .append(" <small>")
                .append(english)
                .append("</small></dt><dd>");
        list.append(Html.escaped(value)).append("</dd></div>\n");
    }

    private static String beijing(Instant at) {
        return BEIJING_TIME.format(at);
    }

    private static String back(Payment payment, Attempt attempt, Standing standing) {
        Optional<URI> address = standing.isOpen() ? Optional.empty() : ReturnAddress.of(payment, attempt);
        return address.map(to -> "<a class=\"go\" id=\"back\" rel=\"noreferrer\" href=\"" + Html.escaped(to.toString())
                        + "\">返回商户<small>Back to the shop</small></a>\n")
                .orElse("");
    }
}
