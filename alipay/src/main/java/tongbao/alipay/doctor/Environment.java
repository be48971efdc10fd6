package tongbao.alipay.doctor;

/** Which of Alipay's two worlds an application belongs to; each has its own numbers, keys and hosts. */
public enum Environment {
    PRODUCTION,
    SANDBOX,
    UNTOLD
}
