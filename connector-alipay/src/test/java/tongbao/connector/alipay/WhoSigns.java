package tongbao.connector.alipay;

import tongbao.alipay.AlipayClient;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.RsaProvider;
import tongbao.alipay.TradeOrder;
import tongbao.alipay.TradePagePay;
import tongbao.alipay.Yuan;

/** A program of its own, for what happens once in a JVM: says who signs, why, and signs. */
final class WhoSigns {
    private WhoSigns() {}

    /** Takes the merchant's private key and Alipay's public one. */
    public static void main(String[] keys) {
        AlipayClient client = AlipayClient.builder()
                .appId("2021000100000001")
                .applicationPrivateKey(keys[0])
                .alipayPublicKey(keys[1])
                .build();
        RsaProvider provider = client.rsaProvider();
        System.out.println(provider.name());
        System.out.println(provider.problem().orElse(""));
        TradeOrder order = TradeOrder.of(new OutTradeNo("T1"), Yuan.of("0.01"), "A book");
        System.out.println(client.pagePay(TradePagePay.Request.of(order)).url());
    }
}
