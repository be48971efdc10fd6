package tongbao.sandbox.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.state.Accounts;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Movement.About;
import tongbao.sandbox.state.Movement.Kind;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Transfers;
import tongbao.sandbox.state.Transfers.Transfer;
import tongbao.sandbox.wire.Amount;

/** A merchant sends money to somebody, each number once. */
public final class Transferring {
    /** A bank takes so long. */
    private static final Duration BANK_TIME = Duration.ofHours(2);

    private final Trading trading;
    private final Numbers numbers;

    Transferring(Trading trading, Numbers numbers) {
        this.trading = trading;
        this.numbers = numbers;
    }

    /**
     * What a merchant asks.
     *
     * @param content all of it as text, to be compared when it comes again
     * @param payee how the receiver is named
     */
    public record Asked(
            String sellerId,
            String outBizNo,
            String content,
            Amount amount,
            String payee,
            boolean toBank,
            String title) {}

    public Transfer transfer(Sql sql, Asked asked) {
        Optional<Transfer> earlier = Transfers.find(sql, asked.sellerId(), Transfers.By.OUT_BIZ_NO, asked.outBizNo());
        if (earlier.isPresent()) {
            if (!earlier.orElseThrow().content().equals(asked.content())) {
                throw Refusal.bare("PAYMENT_INFO_INCONSISTENCY", "两次请求商户单号一样，但是参数不一致");
            }
            return earlier.orElseThrow();
        }
        String payeeId = Buyer.named(asked.payee()).userId();
        if (payeeId.equals(asked.sellerId())) {
            throw Refusal.bare("PAYER_PAYEE_CANNOT_SAME", "付款方和收款方不能是同一个人");
        }
        Instant now = trading.now();
        Transfer transfer = new Transfer(
                numbers.transferNo(sql, now),
                numbers.transferNo(sql, now),
                asked.sellerId(),
                asked.outBizNo(),
                asked.content(),
                asked.amount(),
                asked.toBank(),
                now);
        Transfers.insert(sql, transfer);
        move(sql, asked, transfer, payeeId);
        return transfer;
    }

    private void move(Sql sql, Asked asked, Transfer transfer, String payeeId) {
        Instant now = transfer.at();
        trading.books().ofMerchant(sql, asked.sellerId(), now);
        String shown = asked.toBank() ? asked.payee() : payeeId;
        About out = new About(transfer.orderId(), asked.outBizNo(), "", asked.title(), shown);
        long fen = asked.amount().fen();
        if (!Books.move(sql, asked.sellerId(), Kind.TRANSFER, -fen, new Books.Reason(now, out))) {
            throw Refusal.bare("PAYER_BALANCE_NOT_ENOUGH", "付款方余额不足");
        }
        if (!asked.toBank() && Accounts.find(sql, payeeId).isPresent()) {
            About in = new About(transfer.orderId(), asked.outBizNo(), "", asked.title(), asked.sellerId());
            Books.move(sql, payeeId, Kind.TRANSFER, fen, new Books.Reason(now, in));
        }
    }

    /** Alipay's word. */
    public String status(Transfer transfer) {
        boolean isUnderWay = transfer.toBank() && trading.now().isBefore(arrives(transfer));
        return isUnderWay ? "DEALING" : "SUCCESS";
    }

    /** When the bank has it. */
    public Instant arrives(Transfer transfer) {
        return transfer.toBank() ? transfer.at().plus(BANK_TIME) : transfer.at();
    }
}
