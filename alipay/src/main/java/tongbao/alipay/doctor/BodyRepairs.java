package tongbao.alipay.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What happens to a body that is signed as a whole.
 *
 * @param body the body inside a specimen
 * @param with the specimen with another body
 * @param in the specimen signed in another charset
 */
record BodyRepairs<S extends Specimen>(
        Function<S, String> body, BiFunction<S, String, S> with, BiFunction<S, Charset, S> in) {
    static BodyRepairs<PlainText> ofText() {
        return new BodyRepairs<>(
                PlainText::signedText,
                (specimen, text) -> new PlainText(text, specimen.charset()),
                (specimen, charset) -> new PlainText(specimen.signedText(), charset));
    }

    static BodyRepairs<SignedLines> ofLines() {
        return new BodyRepairs<>(
                SignedLines::body, (specimen, text) -> specimen.with(specimen.bodyAt(), text), SignedLines::in);
    }

    List<Repair<S>> all() {
        return List.of(
                Repair.broad(this::quotes),
                Repair.broad(this::whole),
                Repair.broad(this::charset),
                Repair.last(this::json));
    }

    private Stream<Guess<S>> quotes(S given) {
        String text = body.apply(given);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted
                ? Stream.of(Guess.of(
                        with.apply(given, text.substring(1, text.length() - 1)),
                        Cause.ENCRYPTED_QUOTES,
                        "signed without the quotation marks around the cipher text"))
                : text.matches("[A-Za-z0-9+/=]{24,}")
                        ? Stream.of(Guess.of(
                                with.apply(given, "\"" + text + "\""),
                                Cause.ENCRYPTED_QUOTES,
                                "signed with quotation marks around the cipher text"))
                        : Stream.empty();
    }

    private Stream<Guess<S>> whole(S given) {
        String text = body.apply(given);
        return Stream.concat(Ways.all(given.charset()).stream(), Ways.adding().stream())
                .map(way -> Guess.of(with.apply(given, way.undo().apply(text)), way.cause(), way.said() + ": the body"))
                .filter(it -> !body.apply(it.specimen()).equals(text));
    }

    private Stream<Guess<S>> charset(S given) {
        return Stream.of(StandardCharsets.UTF_8, Ways.GBK, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)
                .filter(it -> !it.equals(given.charset()))
                .map(it -> Guess.of(
                        in.apply(given, it), Cause.CHARSET_OF_SIGNATURE, ParameterHabits.said(it, given.charset())));
    }

    private Stream<Guess<S>> json(S given) {
        return JsonLayouts.of(body.apply(given))
                .map(it -> new Guess<>(with.apply(given, it.specimen()), it.accidents()));
    }
}
