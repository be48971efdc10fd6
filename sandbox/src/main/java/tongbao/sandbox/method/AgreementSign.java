package tongbao.sandbox.method;

import java.util.LinkedHashMap;
import java.util.Map;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Agreement.AgreementAsked;
import tongbao.sandbox.state.OrderDetails;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Json;

/** The payer arrives to agree to what the merchant may take later. */
record AgreementSign(House house) implements Method.Opened {
    private static final String RULES = "period_rule_params";
    private static final int RULES_LENGTH_MAX = 1024;

    @Override
    public String word() {
        return "alipay.user.agreement.page.sign";
    }

    @Override
    public String open(Sql sql, Request request) {
        Map<String, Object> details =
                new LinkedHashMap<>(OrderRequest.voiceDetails(request).fields().members());
        var rules = request.content().object(RULES);
        if (rules.text("total_payments")
                        .filter(times -> !times.matches("\\d{1,9}"))
                        .isPresent()
                || Json.write(rules).length() > RULES_LENGTH_MAX) {
            throw Refusal.bare("INVALID_PARAMETER", "参数有误：" + RULES);
        }
        if (!rules.members().isEmpty()) {
            details.put(RULES, rules);
        }
        var asked = new AgreementAsked(
                request.app().appId(),
                request.sellerId(),
                text(request, "external_agreement_no", ""),
                request.content()
                        .text("personal_product_code")
                        .filter(code -> code.length() <= 64)
                        .orElseThrow(() -> Refusal.bare("INVALID_PARAMETER", "参数有误：personal_product_code")),
                text(request, "sign_scene", "DEFAULT|DEFAULT"),
                new OrderDetails(details));
        return "/consent/" + house.trading().agreeing().ask(sql, asked).keys().code();
    }

    private static String text(Request request, String name, String otherwise) {
        return request.content().text(name).filter(text -> text.length() <= 64).orElse(otherwise);
    }
}
