package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Agreement;
import tongbao.sandbox.state.Agreement.AgreementStatus;
import tongbao.sandbox.state.Agreements;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Agreeing;
import tongbao.sandbox.trade.Refusal;

/** What a payer agreed to. */
record AgreementQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.user.agreement.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Agreement agreement = found(sql, request)
                .filter(present -> present.standing().status() == AgreementStatus.NORMAL)
                .orElseThrow(() -> Refusal.bare("USER_AGREEMENT_NOT_EXIST", "用户协议不存在"));
        Map<String, Object> members = new HashMap<>(Agreeing.shown(agreement));
        agreement.standing().buyer().ifPresent(buyer -> members.put("principal_id", buyer.userId()));
        members.put("pricipal_type", "CARD");
        return Answer.success(members);
    }

    /** By Alipay's number, or by the merchant's. */
    static Optional<Agreement> found(Sql sql, Request request) {
        Optional<String> agreementNo = request.content().text("agreement_no");
        if (agreementNo.isPresent()) {
            return Agreements.byNumber(sql, request.sellerId(), agreementNo.orElseThrow());
        }
        String externalNo = request.content()
                .text("external_agreement_no")
                .orElseThrow(() -> Refusal.bare("INVALID_PARAMETER", "参数有误：agreement_no, external_agreement_no"));
        return Agreements.byExternalNumber(sql, request.sellerId(), externalNo);
    }
}
