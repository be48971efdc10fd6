package tongbao.core.payment;

/** The parts of a create request that are compared when its number is used again. */
public enum OrderPart {
    TOTAL,
    SUBJECT,
    BODY,
    EXPIRES_IN,
    METADATA,
    PRODUCT,
    RETURN_URL,
    AUTH_CODE,
    BUYER_ID,
    PASSED_ON
}
