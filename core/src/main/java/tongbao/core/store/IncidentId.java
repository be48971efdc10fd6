package tongbao.core.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.core.payment.PaymentId;

/** Names the contradiction that made one version of a payment. Written {@code pay_…-v7}. */
public record IncidentId(PaymentId payment, long version) {
    private static final Pattern FORM = Pattern.compile("(pay_[0-9a-z]+)-v([1-9][0-9]{0,17})");

    public IncidentId {
        if (version < 1) {
            throw new IllegalArgumentException("versions begin with 1: " + version);
        }
    }

    public static Optional<IncidentId> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long version = Long.parseLong(form.group(2));
        return PaymentId.read(form.group(1)).map(payment -> new IncidentId(payment, version));
    }

    @Override
    public String toString() {
        return payment + "-v" + version;
    }
}
