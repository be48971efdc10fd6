package tongbao.alipay;

import com.alipay.api.domain.AlipayTradeAppPayModel;
import com.alipay.api.domain.AlipayTradeCreateModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.request.AlipayTradeCreateRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class OrdersBesideTheSdkTest extends BesideTheSdk {
    private static final OutTradeNo NUMBER = new OutTradeNo("T1");
    private static final String BOTH = "out_trade_no=T1 trade_no=2026";
    private static final AlipayUser USER = new AlipayUser.OpenId("o");

    static Stream<Asked> asked() {
        return Stream.concat(pages(), counters());
    }

    private static Stream<Asked> pages() {
        TradeOrder order = order();
        return Stream.of(
                Asked.of(
                        AlipayTradePagePayModel.class,
                        Samples.full(TradePagePay.Request.of(order)).command()),
                Asked.of(
                        AlipayTradeWapPayModel.class,
                        Samples.full(TradeWapPay.Request.of(order).withQuitUrl(URI.create("https://shop.example/quit")))
                                .command()),
                Asked.of(
                        AlipayTradeAppPayModel.class,
                        Samples.full(new TradeAppPay.Request(order)).command(),
                        TradeAppPay.Request.signing(order, Samples.full(SignParams.class))
                                .command()));
    }

    private static Stream<Asked> counters() {
        TradeOrder order = order();
        var userId = new AlipayUser.UserId("2088");
        return Stream.of(
                Asked.of(
                        AlipayTradePrecreateModel.class,
                        Samples.full(new TradePrecreate.Request(order, TradePrecreate.ProductCode.QR_CODE_OFFLINE))
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeCreateModel.class,
                        Samples.full(TradeCreate.Request.of(order, USER, TradeCreate.ProductCode.JSAPI_PAY))
                                .call()
                                .command(),
                        TradeCreate.Request.of(order, userId, TradeCreate.ProductCode.JSAPI_PAY)
                                .call()
                                .command()),
                Asked.of(
                                AlipayTradePayModel.class,
                                pay(new TradePay.From.BarCode("286512345678901234")),
                                pay(new TradePay.From.Face("fp1")),
                                pay(new TradePay.From.Agreement(
                                        new AgreementNo("A1"), TradePay.ProductCode.GENERAL_WITHHOLDING)),
                                TradePay.Request.of(order, frozen()).call().command())
                        .leavingOut("agreement_params.apply_token agreement_params.auth_confirm_no"
                                + " agreement_params.deduct_permission"));
    }

    private static Command pay(TradePay.From from) {
        return Samples.full(TradePay.Request.of(order(), from)).call().command();
    }

    private static TradePay.From frozen() {
        return new TradePay.From.Frozen(
                new AuthNo("F1"), "2088", TradePay.ProductCode.PRE_AUTH_ONLINE, TradePay.AuthConfirmMode.COMPLETE);
    }

    static Stream<Replied> replied() {
        return Stream.of(
                Replied.of(
                        new AlipayTradePrecreateRequest(),
                        it -> done(it.precreate(
                                new TradePrecreate.Request(bare(), TradePrecreate.ProductCode.FACE_TO_FACE_PAYMENT))),
                        TradePrecreate.Reply.class,
                        "out_trade_no=T1 qr_code=https://qr.alipay.com/bax"),
                Replied.of(
                        new AlipayTradeCreateRequest(),
                        it -> done(it.create(TradeCreate.Request.of(bare(), USER, TradeCreate.ProductCode.JSAPI_PAY))),
                        TradeCreate.Reply.class,
                        BOTH),
                Replied.of(
                        new AlipayTradePayRequest(),
                        it -> finished(it.pay(TradePay.Request.of(bare(), new TradePay.From.BarCode("28")))),
                        TradePay.Reply.class,
                        BOTH + " total_amount=1.00 receipt_amount=0.90 buyer_logon_id=a***@b"
                                + " gmt_payment=2026-11-22~10:00:05"));
    }

    private static TradeOrder order() {
        return Samples.full(bare().withBody("body").withTimeExpire(Samples.TIME));
    }

    private static TradeOrder bare() {
        return TradeOrder.of(NUMBER, Yuan.of("88.88"), "标题");
    }
}
