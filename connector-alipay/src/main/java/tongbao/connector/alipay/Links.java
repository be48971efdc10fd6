package tongbao.connector.alipay;

import java.net.URI;
import tongbao.core.payment.LinkToken;

/** The addresses under which payers and Alipay reach this gateway, built on its public address. */
public record Links(URI publicUrl) {
    public Links {
        if (!publicUrl.isAbsolute() || publicUrl.getRawQuery() != null || publicUrl.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "a public address is absolute, without query and fragment: " + publicUrl);
        }
    }

    /** What the payer opens to pay one attempt. */
    public String payerLink(LinkToken link) {
        return base() + "/pay/" + link;
    }

    /** Where Alipay sends the payer back. */
    public String returnUrl(LinkToken link) {
        return base() + "/pay/return?t=" + link;
    }

    /** Where Alipay sends its notices. */
    public String notifyUrl() {
        return base() + "/api/v1/pay/callback";
    }

    private String base() {
        String text = publicUrl.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
