package tongbao.sandbox.wallet;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Frame.Page;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Agreement;
import tongbao.sandbox.state.Agreements;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuth.FundStatus;
import tongbao.sandbox.state.FundAuths;
import tongbao.sandbox.state.Payers;
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
        Visitor visitor = Visitor.of(call);
        if (call.isPost() && visitor.isSentByAnotherSite()) {
            return Reply.text(403, "this was sent by another site's page");
        }
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return unknown(visitor);
        }
        String code = path.group(1);
        String action = path.group(2) == null ? "" : path.group(2);
        return switch (call.method() + action) {
            case "GET" -> show(code, visitor);
            case "POST/agree" -> moved(visitor, code, sql -> decide(sql, code, Optional.of(payer(sql, visitor))));
            case "POST/refuse" -> moved(visitor, code, sql -> decide(sql, code, Optional.empty()));
            default -> Reply.text(405, "not here");
        };
    }

    private static Buyer payer(Sql sql, Visitor visitor) {
        return visitor.userId()
                .flatMap(userId -> Payers.find(sql, userId))
                .map(Payers.Payer::buyer)
                .orElse(Buyer.DEFAULT);
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
    private Reply moved(Visitor visitor, String code, Function<Sql, Boolean> move) {
        Reply back = new Reply.Redirect(303, "/consent/" + code);
        try {
            boolean isKnown = house.database().transact(move);
            return isKnown ? back : unknown(visitor);
        } catch (Refusal refusal) {
            return back;
        } finally {
            house.toldLater().run();
        }
    }

    private Reply show(String code, Visitor visitor) {
        Language language = visitor.language();
        Optional<Page> page = house.database()
                .transact(sql -> FundAuths.byCode(sql, code)
                        .map(auth -> house.trading().freezing().lapse(sql, auth))
                        .map(auth -> ofFreezing(auth, language))
                        .or(() -> Agreements.byCode(sql, code).map(agreement -> ofAgreement(agreement, language))));
        return page.<Reply>map(present -> Frame.reply(200, visitor, present)).orElseGet(() -> unknown(visitor));
    }

    private static Page ofFreezing(FundAuth auth, Language language) {
        String title = switch (auth.standing().status()) {
            case INIT -> language.say("冻结资金待确认", "The merchant asks to freeze money");
            case AUTHORIZED -> language.say("资金已冻结", "Frozen");
            case FINISH -> language.say("授权已完结", "Finished");
            case CLOSED -> language.say("授权已关闭", "Closed");
        };
        Html rows = Html.element(
                "dl",
                OrderView.row(language.say("商品", "Subject"), auth.asked().title()),
                OrderView.row(language.say("商家", "Merchant"), auth.asked().sellerId()),
                OrderView.row(language.say("订单号", "Order number"), auth.asked().outOrderNo()));
        Html amount = Html.of("p", "amount", "¥ " + auth.asked().amount());
        boolean isOpen = auth.standing().status() == FundStatus.INIT;
        return page(
                title, Html.several(amount, rows), isOpen ? decision(auth.keys().code(), language) : Html.nothing());
    }

    private Page ofAgreement(Agreement agreement, Language language) {
        var status = agreement.standing().status();
        String title = switch (status) {
            case TEMP -> language.say("代扣协议待签约", "The merchant asks to take money later");
            case NORMAL -> language.say("已签约", "Agreed");
            case UNSIGN -> language.say("已解约", "Ended");
            case REFUSED -> language.say("已拒绝", "Refused");
        };
        Html rows = Html.element(
                "dl",
                OrderView.row(language.say("商家", "Merchant"), agreement.asked().sellerId()),
                OrderView.row(language.say("产品", "Product"), agreement.asked().productCode()),
                OrderView.row(
                        language.say("商户协议号", "The merchant's number"),
                        agreement.asked().externalNo()));
        Html next = switch (status) {
            case TEMP -> decision(agreement.keys().code(), language);
            case NORMAL -> back(agreement, language);
            case UNSIGN, REFUSED -> Html.nothing();
        };
        return page(title, rows, next);
    }

    private Html back(Agreement agreement, Language language) {
        return ReturnAddress.of(
                        agreement,
                        house.apps().get(agreement.asked().appId()),
                        house.clock().instant())
                .map(url -> OrderPage.back(url, language))
                .orElse(Html.nothing());
    }

    private static Html decision(String code, Language language) {
        return Html.several(
                Forms.button("/consent/" + code + "/agree", "", language.say("同意", "Agree")),
                Forms.button("/consent/" + code + "/refuse", "danger", language.say("拒绝", "Refuse")));
    }

    private static Page page(String title, Html rows, Html next) {
        Html section = Html.of("section", "card waiting", Html.element("h1", title), Html.element("p"), rows, next);
        return new Page(Frame.Look.PHONE, title, section);
    }

    private static Reply unknown(Visitor visitor) {
        return Wallet.unknown(visitor);
    }
}
