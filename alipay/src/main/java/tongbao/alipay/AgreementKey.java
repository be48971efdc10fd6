package tongbao.alipay;

/** Which agreement. */
public sealed interface AgreementKey {
    /** By Alipay's number of it. */
    record ByNumber(AgreementNo agreementNo) implements AgreementKey {}

    /**
     * By the merchant's number of it.
     *
     * @param signScene the scene it was signed with, which is not {@code DEFAULT|DEFAULT}
     */
    record ByExternalNo(String externalAgreementNo, String personalProductCode, String signScene)
            implements AgreementKey {
        public ByExternalNo {
            Checks.visible("external_agreement_no", externalAgreementNo, 32);
        }
    }

    /** By the user who signed it. */
    record ByUser(AlipayUser user, String personalProductCode, String signScene) implements AgreementKey {}

    /** By the log-in of the user who signed it, a mail address or a mobile number. */
    record ByLogonId(String logonId, String personalProductCode, String signScene) implements AgreementKey {}
}
