package tongbao.alipay;

/** What an acquiring bank says about its merchant, {@code bkagent_req_info}; only for banks. */
public final class BankAgent {
    /** The acquirer's code at the clearing house. */
    public static final Field<BankAgent, String> ACQ_CODE = Field.text("acq_code");
    /** The sort of terminal. */
    public static final Field<BankAgent, String> DEVICE_TYPE = Field.text("device_type");
    /** Where the terminal is, latitude/longitude. */
    public static final Field<BankAgent, String> LOCATION = Field.text("location");
    /** The merchant's code at the clearing house. */
    public static final Field<BankAgent, String> MERCH_CODE = Field.text("merch_code");
    /** The terminal's serial number. */
    public static final Field<BankAgent, String> SERIAL_NUM = Field.text("serial_num");

    private BankAgent() {}

    public static Part<BankAgent> of() {
        return Part.empty();
    }
}
