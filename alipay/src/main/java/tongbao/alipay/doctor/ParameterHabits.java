package tongbao.alipay.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tongbao.alipay.doctor.Parameters.Habit;

/** In what a signer departs from the rule. */
final class ParameterHabits {
    private ParameterHabits() {}

    static Stream<Guess<Parameters>> all(Parameters given) {
        return Stream.of(
                        habit(given, Habit.KEEPS_EMPTY, Cause.EMPTY_SIGNED, "empty parameters were signed too"),
                        habit(given, Habit.KEEPS_EMPTY_SIGN, Cause.EMPTY_SIGNED, "an empty sign= was signed too"),
                        habit(given, Habit.UNSORTED, Cause.NOT_SORTED, "the names were signed in the order sent"),
                        habit(given, Habit.SORTED_WITHOUT_CASE, Cause.NOT_SORTED, "sorted without regard to case"),
                        habit(given, Habit.ENCODES_VALUES, Cause.SIGNED_ENCODED, "values were encoded, then signed"),
                        habit(given, Habit.ENCODES_ALL, Cause.SIGNED_ENCODED, "the text was encoded, then signed"),
                        habit(given, Habit.QUESTION_MARK_BEFORE, Cause.TEXT_FRAMED, "a ? stood before the text"),
                        habit(given, Habit.AMPERSAND_BEHIND, Cause.TEXT_FRAMED, "an & stood behind the text"),
                        habit(given, Habit.HASHES_FIRST, Cause.HASHED_FIRST, "SHA-256 in hexadecimal was signed"),
                        habit(given, Habit.HASHES_FIRST_UPPER, Cause.HASHED_FIRST, "SHA-256 in capitals was signed"))
                .filter(it -> !it.specimen().equals(given));
    }

    private static Guess<Parameters> habit(Parameters given, Habit habit, Cause cause, String said) {
        return Guess.of(given.with(habit), cause, said);
    }

    static Stream<Guess<Parameters>> charset(Parameters given) {
        return Stream.of(StandardCharsets.UTF_8, Ways.GBK, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)
                .filter(it -> !it.equals(given.charset()))
                .map(it -> Guess.of(given.in(it), Cause.CHARSET_OF_SIGNATURE, said(it, given.charset())));
    }

    static String said(Charset signed, Charset sent) {
        boolean loses = signed.equals(StandardCharsets.US_ASCII) || signed.equals(StandardCharsets.ISO_8859_1);
        return "signed in " + signed.name() + (loses ? ", where Chinese becomes ?" : "") + ", not in " + sent.name();
    }
}
