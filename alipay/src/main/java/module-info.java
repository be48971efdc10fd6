/** Alipay's open platform as a Java library: sign, call, verify. */
module tongbao.alipay {
    requires java.net.http;
    requires tools.jackson.core;
    requires static org.jspecify;

    uses java.security.Provider;

    exports tongbao.alipay;
    exports tongbao.alipay.bill;
    exports tongbao.alipay.doctor;
}
