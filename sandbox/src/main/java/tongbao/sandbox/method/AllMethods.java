package tongbao.sandbox.method;

import java.util.List;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.state.Product;

/** Every method that this Alipay has. A new one is a class of its own and a line here; both versions have it then. */
public final class AllMethods {
    private AllMethods() {}

    public static Methods of(House house) {
        return new Methods(List.of(
                new CashierPay("alipay.trade.page.pay", Product.PAGE, house),
                new CashierPay("alipay.trade.wap.pay", Product.WAP, house),
                new AppPay(house),
                new Precreate(house),
                new TradeCreate(house),
                new TradePay(house),
                new TradeQuery(house),
                new TradeClose(house),
                new TradeCancel(house),
                new TradeRefund(house),
                new RefundApply(house),
                new RefundQuery(house),
                new OrderSync(house),
                new OauthToken(house),
                new FundFreeze(house),
                new FundVoucher(house),
                new FundAppFreeze(house),
                new FundUnfreeze(house),
                new FundDetail(house),
                new FundCancel(house),
                new AgreementSign(house),
                new AgreementQuery(house),
                new AgreementEnd(house),
                new OrderSettle(house),
                new SettleQuery(house),
                new OnsettleQuery(house),
                new RoyaltyRelation(RoyaltyRelation.Change.BIND),
                new RoyaltyRelation(RoyaltyRelation.Change.UNBIND),
                new RoyaltyBatchQuery(),
                new RoyaltyRate(house),
                new FundTransfer(house),
                new TransferQuery(house),
                new AccountQuery(house),
                new BillQuery(house),
                new CertificateDownload()));
    }
}
