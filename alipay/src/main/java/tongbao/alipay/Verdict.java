package tongbao.alipay;

import java.util.Optional;
import java.util.Set;

/** What a call's answer means: the one place where an answer becomes an {@link Outcome}. */
final class Verdict {
    private static final Set<String> REFUSALS = Set.of("20001", "40001", "40002", "40003", "40004", "40005", "40006");

    private Verdict() {}

    static <R> Outcome<R> of(Call<R> call, Answer answer) {
        return switch (answer) {
            case Answer.Signed(Fields fields) -> signed(call, fields);
            case Answer.Unsigned(Fields fields) ->
                unknown(
                        Outcome.Why.UNTRUSTWORTHY,
                        "the response is not signed; it claims " + claim(fields),
                        subCode(call, fields));
            case Answer.Useless(Outcome.Why why, String detail) -> unknown(why, detail, Optional.empty());
        };
    }

    private static <R> Outcome<R> signed(Call<R> call, Fields fields) {
        if (!call.fits(fields)) {
            return unknown(
                    Outcome.Why.UNTRUSTWORTHY, "the response is signed, but for another trade", Optional.empty());
        }
        Optional<SubCode> subCode = subCode(call, fields);
        String code = fields.find("code").orElse("");
        if (call.successes().contains(code) && subCode.isEmpty()) {
            return done(call, fields);
        }
        if (REFUSALS.contains(code) && subCode.isPresent() && subCode.get().kind() == SubCode.Kind.FINAL) {
            return new Outcome.Refused<>(
                    code, subCode.get(), fields.find("sub_msg").orElse(""), fields.all());
        }
        return unknown(Outcome.Why.SENT, "the response decides nothing: " + claim(fields), subCode);
    }

    private static <R> Outcome<R> done(Call<R> call, Fields fields) {
        try {
            return new Outcome.Done<>(call.reader().apply(fields));
        } catch (Fields.Undecided e) {
            return unknown(
                    Outcome.Why.SENT, "the response is a signed success, but " + e.getMessage(), Optional.empty());
        }
    }

    private static Optional<SubCode> subCode(Call<?> call, Fields fields) {
        String message = fields.find("sub_msg").orElse("");
        return fields.find("sub_code").map(it -> SubCodes.of(call.command().method(), it, message));
    }

    private static String claim(Fields fields) {
        return "code " + fields.find("code").orElse("none") + ", sub_code "
                + fields.find("sub_code").orElse("none") + ", "
                + fields.find("sub_msg").or(() -> fields.find("msg")).orElse("without words");
    }

    private static <R> Outcome<R> unknown(Outcome.Why why, String detail, Optional<SubCode> subCode) {
        return new Outcome.Unknown<>(why, detail, subCode);
    }
}
