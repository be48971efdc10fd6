package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuths.Operation;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.BeijingTime;

/** What merchants are told about money that is frozen and let go. */
final class FundNotices {
    private final Numbers numbers;

    FundNotices(Numbers numbers) {
        this.numbers = numbers;
    }

    void frozen(Sql sql, FundAuth auth) {
        Map<String, String> fields = new HashMap<>();
        fields.put("notify_type", "fund_auth_freeze");
        fields.put("operation_type", "FREEZE");
        fields.put("operation_id", auth.keys().operationId());
        fields.put("out_request_no", auth.asked().outRequestNo());
        fields.put("amount", auth.asked().amount().toString());
        tell(sql, auth, fields, auth.standing().frozenAt().orElseThrow());
    }

    void unfrozen(Sql sql, FundAuth auth, Operation operation) {
        Map<String, String> fields = new HashMap<>();
        fields.put("notify_type", "fund_auth_unfreeze");
        fields.put("operation_type", "UNFREEZE");
        fields.put("operation_id", operation.operationId());
        fields.put("out_request_no", operation.outRequestNo());
        fields.put("amount", operation.amount().toString());
        tell(sql, auth, fields, operation.at());
    }

    private void tell(Sql sql, FundAuth auth, Map<String, String> fields, Instant at) {
        var asked = auth.asked();
        Optional<String> url = asked.details().notifyUrl();
        if (url.isEmpty()) {
            return;
        }
        var buyer = auth.standing().buyer().orElseThrow();
        String notifyId = numbers.notifyId(sql, at, buyer);
        fields.put("notify_id", notifyId);
        fields.put("app_id", asked.appId());
        fields.put("auth_app_id", asked.details().authAppId().orElse(asked.appId()));
        fields.put("charset", asked.details().charsetName());
        fields.put("version", "1.0");
        fields.put("sign_type", asked.details().signType().name());
        fields.put("auth_no", auth.keys().authNo());
        fields.put("out_order_no", asked.outOrderNo());
        fields.put("status", "SUCCESS");
        fields.put("payer_user_id", buyer.userId());
        fields.put("payer_logon_id", buyer.logonIdMasked());
        fields.put("payee_user_id", asked.sellerId());
        fields.put("gmt_create", BeijingTime.seconds(asked.times().createdAt()));
        fields.put("gmt_trans", BeijingTime.seconds(at));
        fields.put("total_freeze_amount", auth.frozen().toString());
        fields.put("total_unfreeze_amount", auth.standing().unfrozen().toString());
        fields.put("total_pay_amount", auth.standing().paid().toString());
        fields.put("rest_amount", auth.rest().toString());
        Notices.insert(
                sql,
                new Notice(
                        notifyId,
                        asked.appId(),
                        asked.outOrderNo(),
                        auth.standing().status().name(),
                        url.orElseThrow(),
                        fields,
                        0,
                        at,
                        0));
    }
}
