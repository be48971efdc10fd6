package tongbao.alipay;

/** What an invoice of the order would say, {@code invoice_info}. */
public final class InvoiceInfo {
    private static final Field<InvoiceInfo, Part<KeyInfo>> KEY_INFO = Field.part("key_info");
    private static final Field<InvoiceInfo, String> DETAILS = Field.text("details");

    private InvoiceInfo() {}

    /**
     * An invoice.
     *
     * @param details its rows as the text of a JSON array
     */
    public static Part<InvoiceInfo> of(Part<KeyInfo> keyInfo, String details) {
        return Part.<InvoiceInfo>empty().with(KEY_INFO, keyInfo).with(DETAILS, details);
    }

    /** Who writes the invoice, {@code key_info}. */
    public static final class KeyInfo {
        private static final Field<KeyInfo, String> INVOICE_MERCHANT_NAME = Field.text("invoice_merchant_name");
        private static final Field<KeyInfo, Boolean> IS_SUPPORT_INVOICE = Field.flag("is_support_invoice");
        private static final Field<KeyInfo, String> TAX_NUM = Field.text("tax_num");

        private KeyInfo() {}

        /** A merchant that writes invoices, with its brand and store joined by {@code |}, and its tax number. */
        public static Part<KeyInfo> of(String invoiceMerchantName, String taxNum) {
            return Part.<KeyInfo>empty()
                    .with(INVOICE_MERCHANT_NAME, invoiceMerchantName)
                    .with(IS_SUPPORT_INVOICE, true)
                    .with(TAX_NUM, taxNum);
        }
    }
}
