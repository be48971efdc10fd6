package tongbao.core.payment;

import java.util.Map;
import java.util.Optional;

/**
 * How one attempt is to be paid: the product, where the payer goes afterwards, and fields that are passed on to the
 * channel as they are (name to JSON text).
 */
public record Means(Product product, Optional<String> returnUrl, Map<String, String> passedOn) {
    public Means {
        passedOn = Map.copyOf(passedOn);
    }
}
