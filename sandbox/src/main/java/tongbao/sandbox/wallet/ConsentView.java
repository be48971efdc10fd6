package tongbao.sandbox.wallet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the payer sees of something to agree to.
 *
 * @param title in both languages
 * @param rows in the order in which they are shown
 * @param isOpen whether the payer can still decide
 * @param returnUrl where the merchant wants the payer afterwards
 */
record ConsentView(String code, String title, Map<String, String> rows, boolean isOpen, Optional<String> returnUrl) {
    ConsentView {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }
}
