/** Alipay's open platform as a Java library: sign, call, verify. */
module tongbao.alipay {
    requires java.net.http;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports tongbao.alipay;
    exports tongbao.alipay.doctor;
}
