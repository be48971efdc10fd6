package tongbao.core.payment;

import java.util.Map;
import java.util.Optional;

/**
 * How one attempt is to be paid: the product, where the payer goes afterwards, who pays for products that
 * {@linkplain Product#needsPayer need it} (the code that was scanned, or the payer's id), and fields that are passed on
 * to the channel as they are (name to JSON text).
 */
public record Means(Product product, Optional<String> returnUrl, Optional<String> payer, Map<String, String> passedOn) {
    public Means {
        passedOn = Map.copyOf(passedOn);
        if (product.needsPayer() != payer.isPresent()) {
            throw new IllegalArgumentException(product + (payer.isPresent() ? " takes no payer" : " needs a payer"));
        }
    }

    /** Of a product that needs no payer. */
    public Means(Product product, Optional<String> returnUrl, Map<String, String> passedOn) {
        this(product, returnUrl, Optional.empty(), passedOn);
    }
}
