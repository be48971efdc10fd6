package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongbao.alipay.doctor.Parameters.Habit;

/** What happens to the parameters of gateway v2 between signing and verifying, each with the way back. */
final class ParameterRepairs {
    /** What Alipay itself sends in notices and on return addresses, and takes in requests. */
    static final Set<String> KNOWN = Set.of(("app_id app_auth_token app_cert_sn alipay_root_cert_sn alipay_sdk"
                    + " auth_app_id auth_token biz_content body buyer_id buyer_logon_id buyer_open_id buyer_pay_amount"
                    + " charset encrypt_type format fund_bill_list gmt_close gmt_create gmt_payment gmt_refund"
                    + " invoice_amount method msg_method notify_id notify_time notify_type notify_url open_id"
                    + " out_biz_no out_trade_no passback_params point_amount prod_code receipt_amount refund_fee"
                    + " return_url seller_email seller_id send_back_fee sign_type subject terminal_info terminal_type"
                    + " timestamp total_amount trade_no trade_status utc_timestamp version voucher_detail_list"
                    + " ws_service_url target_app_id")
            .split(" "));

    private static final Set<String> CERTIFICATE_NUMBERS =
            Set.of("alipay_cert_sn", "app_cert_sn", "alipay_root_cert_sn");
    private static final int FIELDS_NAMED_MAX = 6;

    private ParameterRepairs() {}

    static boolean isAlipays(String name) {
        return KNOWN.contains(name) || CERTIFICATE_NUMBERS.contains(name);
    }

    /** In the order in which they are likely: what a signer does wrong comes first. */
    static List<Repair<Parameters>> ofRequest() {
        var all = new ArrayList<Repair<Parameters>>(List.of(
                Repair.broad(ParameterRepairs::signTypeRule),
                Repair.broad(ParameterRepairs::added),
                Repair.broad(ParameterHabits::all),
                Repair.broad(ParameterRepairs::everyValue)));
        all.addAll(further());
        return all;
    }

    /** In the order in which they are likely: what happens on the way comes first. */
    static List<Repair<Parameters>> ofNotice() {
        var all = new ArrayList<Repair<Parameters>>(List.of(
                Repair.broad(ParameterRepairs::signTypeRule),
                Repair.broad(ParameterRepairs::added),
                Repair.broad(ParameterRepairs::everyValue),
                Repair.broad(ParameterHabits::all)));
        all.addAll(further());
        return all;
    }

    private static List<Repair<Parameters>> further() {
        return List.of(
                Repair.broad(ParameterHabits::charset),
                Repair.broad(ParameterRepairs::names),
                Repair.single(ParameterRepairs::oneAdded),
                Repair.single(ParameterRepairs::oneValue),
                Repair.single(ParameterGuesses::lost),
                Repair.single(ParameterGuesses::rewritten),
                Repair.single(FieldJoints::split),
                Repair.single(FieldJoints::rejoined),
                Repair.last(ParameterGuesses::blanks),
                Repair.last(ParameterGuesses::milliseconds),
                Repair.last(ParameterRepairs::json));
    }

    private static Stream<Guess<Parameters>> signTypeRule(Parameters given) {
        if (!given.fields().containsKey("sign_type")) {
            return Stream.of(Guess.of(
                    given.with("sign_type", "RSA2").without(Habit.LEAVES_OUT_SIGN_TYPE),
                    Cause.SIGN_TYPE_LEFT_OUT,
                    "sign_type=RSA2 was signed, but isn't there"));
        }
        return Stream.of(
                given.habits().contains(Habit.LEAVES_OUT_SIGN_TYPE)
                        ? Guess.of(
                                given.without(Habit.LEAVES_OUT_SIGN_TYPE),
                                Cause.SIGN_TYPE_LEFT_OUT,
                                "sign_type was signed too (the rule of rsaCheckV2)")
                        : Guess.of(
                                given.with(Habit.LEAVES_OUT_SIGN_TYPE),
                                Cause.SIGN_TYPE_NOT_SIGNED,
                                "the text was signed without sign_type"));
    }

    private static Stream<Guess<Parameters>> added(Parameters given) {
        Set<String> unknown = given.fields().keySet().stream()
                .filter(it -> !isAlipays(it))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> numbers = given.fields().keySet().stream()
                .filter(CERTIFICATE_NUMBERS::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> nulls = given.fields().entrySet().stream()
                .filter(it -> it.getValue().equals("null") || it.getValue().equals("undefined"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.of(
                        removed(given, numbers, Cause.CERTIFICATE_NUMBER_NOT_SIGNED, "not signed: "),
                        removed(given, nulls, Cause.NULL_AS_TEXT, "an absent value became text in "),
                        removed(given, unknown, Cause.FIELD_ADDED, "not signed: "))
                .flatMap(it -> it);
    }

    private static Stream<Guess<Parameters>> removed(Parameters given, Set<String> names, Cause cause, String said) {
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of(Guess.of(given.without(names), cause, said + listed(names)));
    }

    private static Stream<Guess<Parameters>> oneAdded(Parameters given) {
        return given.fields().keySet().stream()
                .flatMap(it -> removed(
                        given,
                        Set.of(it),
                        CERTIFICATE_NUMBERS.contains(it) ? Cause.CERTIFICATE_NUMBER_NOT_SIGNED : Cause.FIELD_ADDED,
                        "not signed: "));
    }

    private static Stream<Guess<Parameters>> everyValue(Parameters given) {
        return Ways.all(given.charset()).stream().flatMap(way -> {
            Set<String> changed = new LinkedHashSet<>();
            var undone = new LinkedHashMap<String, String>();
            given.fields().forEach((name, value) -> {
                String before = applies(way, name) ? way.undo().apply(value) : value;
                undone.put(name, before);
                if (!before.equals(value)) {
                    changed.add(name);
                }
            });
            return Stream.concat(
                    exceptions(way, changed).flatMap(it -> allBut(given, undone, way, changed, it)),
                    guess(given.of(undone), way, changed));
        });
    }

    /** What may have been spared: a blank in a time is Alipay's own; elsewhere some blanks may have been true ones. */
    private static Stream<Set<String>> exceptions(Way way, Set<String> changed) {
        Set<String> times = changed.stream().filter(ParameterGuesses::isTime).collect(Collectors.toSet());
        boolean isAboutBlanks = way.cause() == Cause.PLUS_FOR_BLANK || way.cause() == Cause.PLUS_TO_BLANK;
        return Stream.concat(
                times.isEmpty() ? Stream.empty() : Stream.of(times),
                isAboutBlanks ? changed.stream().map(Set::of) : Stream.empty());
    }

    private static Stream<Guess<Parameters>> allBut(
            Parameters given, Map<String, String> undone, Way way, Set<String> changed, Set<String> spared) {
        var fields = new LinkedHashMap<>(undone);
        spared.forEach(it -> fields.put(it, given.fields().getOrDefault(it, "")));
        var names = new LinkedHashSet<>(changed);
        names.removeAll(spared);
        return guess(given.of(fields), way, names);
    }

    /** A version is no amount. */
    private static boolean applies(Way way, String name) {
        return way.cause() != Cause.NUMBERS_REWRITTEN || name.matches(".*(amount|fee|price).*");
    }

    private static Stream<Guess<Parameters>> guess(Parameters undone, Way way, Set<String> changed) {
        return changed.isEmpty()
                ? Stream.empty()
                : Stream.of(Guess.of(undone, way.cause(), way.said() + ": " + listed(changed)));
    }

    private static Stream<Guess<Parameters>> oneValue(Parameters given) {
        List<Way> ways = Ways.all(given.charset());
        return given.fields().entrySet().stream()
                .flatMap(field -> Stream.concat(ways.stream(), Ways.adding().stream())
                        .filter(way -> applies(way, field.getKey()))
                        .flatMap(way -> guess(given, field, way)));
    }

    private static Stream<Guess<Parameters>> guess(Parameters given, Map.Entry<String, String> field, Way way) {
        String before = way.undo().apply(field.getValue());
        return before.equals(field.getValue())
                ? Stream.empty()
                : guess(given.with(field.getKey(), before), way, Set.of(field.getKey()));
    }

    private static Stream<Guess<Parameters>> names(Parameters given) {
        var unescaped = new LinkedHashMap<String, String>();
        var underlined = new LinkedHashMap<String, String>();
        given.fields().forEach((name, value) -> {
            unescaped.put(name.replaceFirst("^(amp;)+", ""), value);
            underlined.put(name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT), value);
        });
        return Stream.of(
                        Guess.of(given.of(unescaped), Cause.HTML_ESCAPED, "&amp; stood between the parameters"),
                        Guess.of(given.of(underlined), Cause.NAMES_REWRITTEN, "names were written in camel case"))
                .filter(it ->
                        !it.specimen().fields().keySet().equals(given.fields().keySet()));
    }

    private static Stream<Guess<Parameters>> json(Parameters given) {
        return given.fields().entrySet().stream()
                .flatMap(field -> JsonLayouts.of(field.getValue())
                        .map(it -> new Guess<>(given.with(field.getKey(), it.specimen()), it.accidents())));
    }

    private static String listed(Set<String> names) {
        String some = names.stream().limit(FIELDS_NAMED_MAX).collect(Collectors.joining(", "));
        return names.size() > FIELDS_NAMED_MAX ? some + " and " + (names.size() - FIELDS_NAMED_MAX) + " more" : some;
    }
}
