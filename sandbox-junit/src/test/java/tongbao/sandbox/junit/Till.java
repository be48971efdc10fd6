package tongbao.sandbox.junit;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayTradePrecreateResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;

/** A merchant's till with the official client, configured from nothing but the handle. */
final class Till {
    private final DefaultAlipayClient client;

    static {
        // Otherwise the Java platform below the SDK repeats a POST whose connection ended without an answer.
        System.setProperty("sun.net.http.retryPost", "false");
        AlipayLogger.setNeedEnableLogger(false);
    }

    Till(Alipay alipay) {
        Merchant merchant = alipay.merchant();
        client = new DefaultAlipayClient(
                alipay.gateway(),
                merchant.appId(),
                merchant.privateKey(),
                "json",
                "utf-8",
                merchant.alipayPublicKey(),
                "RSA2");
    }

    AlipayTradePrecreateResponse precreate(String number, String amount, String notifyUrl) {
        var request = new AlipayTradePrecreateRequest();
        request.setNotifyUrl(notifyUrl);
        request.setBizContent(order(number, amount, ""));
        return execute(request);
    }

    AlipayTradePayResponse scan(String number, String amount, String authCode) {
        var request = new AlipayTradePayRequest();
        request.setBizContent(order(number, amount, ",\"scene\":\"bar_code\",\"auth_code\":\"" + authCode + "\""));
        return execute(request);
    }

    String pageAddress(String number, String amount) {
        var request = new AlipayTradePagePayRequest();
        request.setBizContent(order(number, amount, ",\"product_code\":\"FAST_INSTANT_TRADE_PAY\""));
        try {
            return client.pageExecute(request, "GET").getBody();
        } catch (AlipayApiException e) {
            throw new AssertionError(e);
        }
    }

    AlipayTradeQueryResponse query(String number) {
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        return execute(request);
    }

    AlipayTradeRefundResponse refund(String number, String request, String amount) {
        var refund = new AlipayTradeRefundRequest();
        refund.setBizContent("{\"out_trade_no\":\"" + number + "\",\"out_request_no\":\"" + request
                + "\",\"refund_amount\":\"" + amount + "\"}");
        return execute(refund);
    }

    private static String order(String number, String amount, String more) {
        return "{\"out_trade_no\":\"" + number + "\",\"total_amount\":\"" + amount + "\",\"subject\":\"tea\"" + more
                + "}";
    }

    private <T extends AlipayResponse> T execute(AlipayRequest<T> request) {
        try {
            return client.execute(request);
        } catch (AlipayApiException e) {
            throw new AssertionError(e);
        }
    }
}
