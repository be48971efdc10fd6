package tongbao.sandbox.control;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Manners;
import tongbao.sandbox.gateway.Rules.Agreed;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.trade.Customs;
import tongbao.sandbox.trade.Customs.Disputed;
import tongbao.sandbox.trade.Customs.MessagesSigned;
import tongbao.sandbox.trade.Customs.PageAmounts;
import tongbao.sandbox.trade.Customs.PrecreateAgain;
import tongbao.sandbox.wire.Amount;

/** What Alipay's sources leave open, as settings: seeing them, changing some, going back to those of the start. */
final class CustomsCalls {
    private static final String ENDS_TOLD = "ends_told";
    private static final String REPEATED_AT_ONCE = "repeated_at_once";
    private static final String REFUNDABLE_DAYS = "refundable_days";
    private static final String PASSWORD_ABOVE = "password_above";
    private static final String FEE_PER_TEN_THOUSAND = "fee_per_ten_thousand";
    private static final String ROYALTY_PERCENT_MAX = "royalty_percent_max";
    private static final String BILLS_READY_AT = "bills_ready_at";
    private static final String CANCELLABLE_HOURS = "cancellable_hours";
    private static final String PRECREATE_AGAIN = "precreate_again";
    private static final String CLOSED_AGAIN = "closed_again";
    private static final String PAGE_AMOUNTS = "page_amounts";
    private static final String V3_SIGNATURE_STATUS = "v3_signature_status";
    private static final String MESSAGES_SIGNED = "messages_signed";
    private static final String MANNERS = "manners";
    private static final Set<String> FIELDS = Set.of(
            ENDS_TOLD,
            REPEATED_AT_ONCE,
            REFUNDABLE_DAYS,
            PASSWORD_ABOVE,
            FEE_PER_TEN_THOUSAND,
            ROYALTY_PERCENT_MAX,
            BILLS_READY_AT,
            CANCELLABLE_HOURS,
            PRECREATE_AGAIN,
            CLOSED_AGAIN,
            PAGE_AMOUNTS,
            V3_SIGNATURE_STATUS,
            MESSAGES_SIGNED,
            MANNERS);
    private static final Set<String> CLOSED_AGAIN_WORDS =
            Set.of("TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID", "REASON_ILLEGAL_STATUS");
    private static final long DAYS_MAX = 3660;

    private final House house;

    CustomsCalls(House house) {
        this.house = house;
    }

    Map<String, Object> answer(Call call) {
        switch (call.method()) {
            case "POST" ->
                house.rules()
                        .change(read(
                                ControlBody.read(call, FIELDS), house.rules().now()));
            case "DELETE" -> house.rules().change(house.rules().first());
            case "GET" -> {}
            default -> throw new Rejected(405, "customs are shown with GET, changed with POST, taken back with DELETE");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("customs", shown(house.rules().now()));
        members.put("usual", shown(Agreed.USUAL));
        return members;
    }

    static Agreed parse(String json) {
        return read(ControlBody.parse(json, FIELDS), Agreed.USUAL);
    }

    private static Agreed read(ControlBody body, Agreed before) {
        Customs customs = before.customs();
        return new Agreed(
                new Customs(
                        products(body, ENDS_TOLD).orElse(customs.endsTold()),
                        products(body, REPEATED_AT_ONCE).orElse(customs.repeatedAtOnce()),
                        body.number(REFUNDABLE_DAYS, 0, DAYS_MAX)
                                .map(Duration::ofDays)
                                .orElse(customs.refundable()),
                        body.text(PASSWORD_ABOVE, 16).map(CustomsCalls::amount).orElse(customs.passwordAbove()),
                        body.number(FEE_PER_TEN_THOUSAND, 0, 10_000).orElse(customs.feePerTenThousand()),
                        body.number(ROYALTY_PERCENT_MAX, 0, 100).orElse(customs.royaltyPercentMax()),
                        body.text(BILLS_READY_AT, 5).map(CustomsCalls::time).orElse(customs.billsReadyAt()),
                        disputed(body, customs.disputed())),
                choice(body, MANNERS, Manners.class).orElse(before.manners()));
    }

    private static Disputed disputed(ControlBody body, Disputed before) {
        Optional<String> closedAgain = body.text(CLOSED_AGAIN, 64).map(word -> word.replaceFirst("^ACQ\\.", ""));
        if (closedAgain.filter(word -> !CLOSED_AGAIN_WORDS.contains(word)).isPresent()) {
            throw Rejected.badRequest(CLOSED_AGAIN + " must be ACQ. and one of " + CLOSED_AGAIN_WORDS);
        }
        return new Disputed(
                body.number(CANCELLABLE_HOURS, 0, DAYS_MAX * 24)
                        .map(Duration::ofHours)
                        .orElse(before.cancellable()),
                choice(body, PRECREATE_AGAIN, PrecreateAgain.class).orElse(before.precreateAgain()),
                closedAgain.orElse(before.closedAgain()),
                choice(body, PAGE_AMOUNTS, PageAmounts.class).orElse(before.pageAmounts()),
                body.number(V3_SIGNATURE_STATUS, 400, 401).map(Long::intValue).orElse(before.signatureStatus()),
                choice(body, MESSAGES_SIGNED, MessagesSigned.class).orElse(before.messagesSigned()));
    }

    private static Optional<Set<Product>> products(ControlBody body, String name) {
        if (!body.object().names().contains(name)) {
            return Optional.empty();
        }
        Set<Product> products = new LinkedHashSet<>();
        for (Object value : body.object().list(name)) {
            products.add(Arrays.stream(Product.values())
                    .filter(product -> word(product).equals(value))
                    .findFirst()
                    .orElseThrow(() -> Rejected.badRequest(name + " has only " + words(Product.values()))));
        }
        return Optional.of(products);
    }

    private static Amount amount(String text) {
        return Amount.parse(text)
                .orElseThrow(() -> Rejected.badRequest(PASSWORD_ABOVE + " must be yuan such as \"1000.00\""));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Rejected.badRequest(BILLS_READY_AT + " must be a time such as \"09:00\"");
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(ControlBody body, String name, Class<E> type) {
        E[] choices = type.getEnumConstants();
        return body.text(name, 32)
                .map(text -> Arrays.stream(choices)
                        .filter(choice -> word(choice).equals(text))
                        .findFirst()
                        .orElseThrow(() -> Rejected.badRequest(name + " must be one of " + words(choices))));
    }

    private static List<String> words(Enum<?>[] choices) {
        return Arrays.stream(choices).map(CustomsCalls::word).toList();
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> shown(Agreed agreed) {
        Customs customs = agreed.customs();
        Disputed disputed = customs.disputed();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(ENDS_TOLD, words(customs.endsTold().stream().sorted().toArray(Product[]::new)));
        members.put(
                REPEATED_AT_ONCE,
                words(customs.repeatedAtOnce().stream().sorted().toArray(Product[]::new)));
        members.put(REFUNDABLE_DAYS, customs.refundable().toDays());
        members.put(PASSWORD_ABOVE, customs.passwordAbove());
        members.put(FEE_PER_TEN_THOUSAND, customs.feePerTenThousand());
        members.put(ROYALTY_PERCENT_MAX, customs.royaltyPercentMax());
        members.put(BILLS_READY_AT, customs.billsReadyAt());
        members.put(CANCELLABLE_HOURS, disputed.cancellable().toHours());
        members.put(PRECREATE_AGAIN, word(disputed.precreateAgain()));
        members.put(CLOSED_AGAIN, "ACQ." + disputed.closedAgain());
        members.put(PAGE_AMOUNTS, word(disputed.pageAmounts()));
        members.put(V3_SIGNATURE_STATUS, disputed.signatureStatus());
        members.put(MESSAGES_SIGNED, word(disputed.messagesSigned()));
        members.put(MANNERS, word(agreed.manners()));
        return members;
    }
}
