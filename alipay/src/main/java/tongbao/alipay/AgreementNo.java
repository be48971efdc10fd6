package tongbao.alipay;

/**
 * Alipay's number of an agreement that a user has signed.
 *
 * @param value 1 to 64 visible characters
 */
public record AgreementNo(String value) {
    public AgreementNo {
        Checks.visible("AgreementNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
