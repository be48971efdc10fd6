package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.state.Agreement;
import tongbao.sandbox.state.Agreement.AgreementAsked;
import tongbao.sandbox.state.Agreement.AgreementKeys;
import tongbao.sandbox.state.Agreement.AgreementStanding;
import tongbao.sandbox.state.Agreement.AgreementStatus;
import tongbao.sandbox.state.Agreements;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.JsonObject;

/** A payer agrees once; from then on the merchant takes money by the agreement's number. */
public final class Agreeing {
    /** Until then an agreement holds, as Alipay's do. */
    public static final String INVALID_TIME = "2115-02-01 00:00:00";

    private final Trading trading;
    private final Numbers numbers;

    Agreeing(Trading trading, Numbers numbers) {
        this.trading = trading;
        this.numbers = numbers;
    }

    /** The merchant asks. Under a number of the merchant's own that waits, the first asking stays. */
    public Agreement ask(Sql sql, AgreementAsked asked) {
        Optional<Agreement> waiting = Agreements.byExternalNumber(sql, asked.sellerId(), asked.externalNo())
                .filter(agreement -> !asked.externalNo().isEmpty())
                .filter(agreement -> agreement.standing().status() == AgreementStatus.TEMP)
                .filter(agreement -> agreement.asked().equals(asked));
        if (waiting.isPresent()) {
            return waiting.orElseThrow();
        }
        Agreement agreement = new Agreement(
                new AgreementKeys(numbers.agreementNo(sql, trading.now()), numbers.orderCode()),
                asked,
                new AgreementStanding(AgreementStatus.TEMP, Optional.empty(), Optional.empty(), Amount.ZERO, 0));
        Agreements.insert(sql, agreement);
        return agreement;
    }

    /** The payer agrees. */
    public Agreement sign(Sql sql, Agreement asked, Buyer buyer) {
        requireWaiting(asked);
        Agreement signed = asked.signedBy(buyer, trading.now());
        Agreements.update(sql, signed);
        tell(sql, signed, "dut_user_sign");
        return signed;
    }

    /** The payer does not want to. */
    public Agreement refuse(Sql sql, Agreement asked) {
        requireWaiting(asked);
        Agreement refused = asked.with(AgreementStatus.REFUSED);
        Agreements.update(sql, refused);
        return refused;
    }

    private static void requireWaiting(Agreement asked) {
        if (asked.standing().status() != AgreementStatus.TEMP) {
            throw Refusal.bare("USER_AGREEMENT_STATUS_NOT_NORMAL", "协议状态不正常");
        }
    }

    /** Either side ends it. */
    public Agreement end(Sql sql, Agreement agreement) {
        if (agreement.standing().status() != AgreementStatus.NORMAL) {
            throw Refusal.bare("USER_AGREEMENT_STATUS_NOT_NORMAL", "协议状态不正常");
        }
        Agreement ended = agreement.with(AgreementStatus.UNSIGN);
        Agreements.update(sql, ended);
        tell(sql, ended, "dut_user_unsign");
        return ended;
    }

    /** The merchant takes the order's amount, as the agreement allows. */
    public Trade pay(Sql sql, Order order, String agreementNo) {
        Agreement agreement = Agreements.byNumber(sql, order.key().sellerId(), agreementNo)
                .orElseThrow(() -> Refusal.business("AGREEMENT_NOT_EXIST", "用户协议不存在"));
        Order asked = trading.ask(sql, order);
        if (agreement.standing().status() != AgreementStatus.NORMAL) {
            throw Refusal.business("AGREEMENT_STATUS_NOT_NORMAL", "用户协议状态异常");
        }
        requireWithinRules(agreement, order.totalAmount());
        Buyer buyer = agreement.standing().buyer().orElseThrow();
        trading.begin(sql, asked, buyer);
        Trade paid = trading.pay(sql, asked, Optional.of(buyer));
        Agreements.update(sql, agreement.taking(order.totalAmount()));
        return paid;
    }

    private void requireWithinRules(Agreement agreement, Amount amount) {
        JsonObject rules = agreement.asked().details().fields().object("period_rule_params");
        var standing = agreement.standing();
        if (isAbove(rules, "single_amount", amount)) {
            throw Refusal.business("CYCLE_PAY_SINGLE_FEE_EXCEED", "周期扣款单次金额超限");
        }
        if (isAbove(rules, "total_amount", standing.taken().plus(amount))) {
            throw Refusal.business("CYCLE_PAY_TOTAL_FEE_EXCEED", "周期扣款总金额超限");
        }
        if (rules.text("total_payments")
                .filter(most -> standing.times() >= Long.parseLong(most))
                .isPresent()) {
            throw Refusal.business("CYCLE_PAY_TOTAL_TIMES_EXCEED", "周期扣款总次数超限");
        }
        String today = BeijingTime.date(trading.now()).toString();
        if (rules.text("execute_time").filter(day -> day.compareTo(today) > 0).isPresent()) {
            throw Refusal.business("CYCLE_PAY_DATE_NOT_MATCH", "周期扣款日期不匹配");
        }
    }

    private static boolean isAbove(JsonObject rules, String name, Amount amount) {
        return rules.text(name)
                .flatMap(Amount::parse)
                .filter(most -> amount.compareTo(most) > 0)
                .isPresent();
    }

    private void tell(Sql sql, Agreement agreement, String type) {
        var details = agreement.asked().details();
        Optional<String> url = details.notifyUrl();
        if (url.isEmpty()) {
            return;
        }
        Instant now = trading.now();
        Buyer buyer = agreement.standing().buyer().orElseThrow();
        String notifyId = numbers.notifyId(sql, now, buyer);
        Map<String, String> fields = new HashMap<>(shown(agreement));
        fields.put("notify_type", type);
        fields.put("notify_id", notifyId);
        fields.put("app_id", agreement.asked().appId());
        fields.put("auth_app_id", details.authAppId().orElse(agreement.asked().appId()));
        fields.put("partner_id", agreement.asked().sellerId());
        fields.put("charset", details.charsetName());
        fields.put("version", "1.0");
        fields.put("sign_type", details.signType().name());
        fields.put("alipay_user_id", buyer.userId());
        Notices.insert(
                sql,
                new Notice(
                        notifyId,
                        agreement.asked().appId(),
                        agreement.asked().externalNo(),
                        agreement.standing().status().name(),
                        url.orElseThrow(),
                        fields,
                        0,
                        now,
                        0));
    }

    /** What queries, notices and return addresses say of an agreement that was signed. */
    public static Map<String, String> shown(Agreement agreement) {
        Map<String, String> members = new HashMap<>();
        members.put("agreement_no", agreement.keys().agreementNo());
        members.put("personal_product_code", agreement.asked().productCode());
        members.put("sign_scene", agreement.asked().signScene());
        members.put("status", agreement.standing().status().name());
        members.put("invalid_time", INVALID_TIME);
        if (!agreement.asked().externalNo().isEmpty()) {
            members.put("external_agreement_no", agreement.asked().externalNo());
        }
        agreement.standing().buyer().ifPresent(buyer -> members.put("alipay_logon_id", buyer.logonIdMasked()));
        agreement.standing().signedAt().ifPresent(at -> {
            members.put("sign_time", BeijingTime.seconds(at));
            members.put("valid_time", BeijingTime.seconds(at));
        });
        return members;
    }
}
