package tongbao.sandbox.wallet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.Agreement;
import tongbao.sandbox.state.Agreement.AgreementStatus;
import tongbao.sandbox.state.Agreements;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuth.FundStatus;
import tongbao.sandbox.state.FundAuths;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** Where a payer lets a merchant freeze money, or agrees to what it may take later: {@code /consent/CODE}. */
public final class ConsentPages {
    private static final Pattern PATH = Pattern.compile("/consent/([a-z0-9]{10,40})(/agree|/refuse)?");

    private final House house;

    public ConsentPages(House house) {
        this.house = house;
    }

    /** What a browser gets at a path below {@code /consent/}. */
    public Reply answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Reply.html(404, WalletPage.unknown());
        }
        String code = path.group(1);
        String action = path.group(2) == null ? "" : path.group(2);
        return switch (call.method() + action) {
            case "GET" -> show(code);
            case "POST/agree" -> moved(code, sql -> decide(sql, code, Optional.of(Buyer.DEFAULT)));
            case "POST/refuse" -> moved(code, sql -> decide(sql, code, Optional.empty()));
            default -> Reply.text(405, "not here");
        };
    }

    /** The payer agrees, or with nobody named refuses; false when there is nothing under that code. */
    public boolean decide(Sql sql, String code, Optional<Buyer> payer) {
        Optional<FundAuth> auth = FundAuths.byCode(sql, code);
        Optional<Agreement> agreement = Agreements.byCode(sql, code);
        var freezing = house.trading().freezing();
        var agreeing = house.trading().agreeing();
        auth.ifPresent(asked -> {
            var _ = payer.map(buyer -> freezing.authorise(sql, asked, buyer))
                    .orElseGet(() -> freezing.refuse(sql, asked));
        });
        agreement.ifPresent(asked -> {
            var _ = payer.map(buyer -> agreeing.sign(sql, asked, buyer)).orElseGet(() -> agreeing.refuse(sql, asked));
        });
        return auth.isPresent() || agreement.isPresent();
    }

    /** A refusal is not told here: the page that follows shows the situation that caused it. */
    private Reply moved(String code, Function<Sql, Boolean> move) {
        Reply back = new Reply.Redirect(303, "/consent/" + code);
        try {
            boolean isKnown = house.database().transact(move);
            return isKnown ? back : Reply.html(404, WalletPage.unknown());
        } catch (Refusal refusal) {
            return back;
        } finally {
            house.toldLater().run();
        }
    }

    private Reply show(String code) {
        Optional<ConsentView> view = house.database()
                .transact(sql -> FundAuths.byCode(sql, code)
                        .map(auth -> house.trading().freezing().lapse(sql, auth))
                        .map(ConsentPages::ofFreezing)
                        .or(() -> Agreements.byCode(sql, code).map(this::ofAgreement)));
        return view.<Reply>map(present -> Reply.html(200, WalletPage.consent(present)))
                .orElseGet(() -> Reply.html(404, WalletPage.unknown()));
    }

    private static ConsentView ofFreezing(FundAuth auth) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("商品 · Subject", auth.asked().title());
        rows.put("商家 · Merchant", auth.asked().sellerId());
        rows.put("订单号 · Order number", auth.asked().outOrderNo());
        rows.put("冻结金额 · Amount to freeze", auth.asked().amount().toString());
        return new ConsentView(
                auth.keys().code(),
                switch (auth.standing().status()) {
                    case INIT -> "冻结资金待确认 · The merchant asks to freeze money";
                    case AUTHORIZED -> "资金已冻结 · Frozen";
                    case FINISH -> "授权已完结 · Finished";
                    case CLOSED -> "授权已关闭 · Closed";
                },
                rows,
                auth.standing().status() == FundStatus.INIT,
                Optional.empty());
    }

    private ConsentView ofAgreement(Agreement agreement) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("商家 · Merchant", agreement.asked().sellerId());
        rows.put("产品 · Product", agreement.asked().productCode());
        rows.put("商户协议号 · The merchant's number", agreement.asked().externalNo());
        var status = agreement.standing().status();
        Optional<String> back = status == AgreementStatus.NORMAL
                ? ReturnAddress.of(
                        agreement,
                        house.apps().get(agreement.asked().appId()),
                        house.clock().instant())
                : Optional.empty();
        return new ConsentView(
                agreement.keys().code(),
                switch (status) {
                    case TEMP -> "代扣协议待签约 · The merchant asks to take money later";
                    case NORMAL -> "已签约 · Agreed";
                    case UNSIGN -> "已解约 · Ended";
                    case REFUSED -> "已拒绝 · Refused";
                },
                rows,
                status == AgreementStatus.TEMP,
                back);
    }
}
