package tongbao.alipay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** From the broken input to the name of what broke it, for every cause that there is. */
@Tag("slow")
class EveryCauseTest {
    private static Stream<Case> all() {
        return Stream.of(
                        KeyCases.all(),
                        SignCases.all(),
                        NoticeCases.all(),
                        CharsetCases.all(),
                        RequestCases.all(),
                        ResponseCases.all(),
                        V3Cases.all(),
                        CertificateCases.all())
                .flatMap(it -> it);
    }

    @TestFactory
    Stream<DynamicTest> each_accident_is_called_by_its_name_and_by_no_other() {
        return all().map(Case::test);
    }

    @Test
    void no_cause_is_without_an_accident_that_leads_to_it() {
        var missing = EnumSet.allOf(Cause.class);
        all().forEach(it -> missing.removeAll(it.causes()));
        assertThat(missing).isEmpty();
    }

    /** Behind the modulus, which is public, everything of a private key is secret. */
    @TestFactory
    Stream<DynamicTest> no_report_holds_a_piece_of_a_private_key() {
        List<String> pieces = Stream.of(Bench.APP, Bench.ALIPAY, Bench.OTHER)
                .map(it -> Bench.keyText(it).substring(480))
                .flatMap(it -> IntStream.range(0, it.length() / 8 - 1).mapToObj(at -> it.substring(at * 8, at * 8 + 8)))
                .toList();
        return Stream.of(KeyCases.all(), V3Cases.all())
                .flatMap(it -> it)
                .map(it -> DynamicTest.dynamicTest(
                        it.accident(),
                        () -> assertThat(it.examined().get().toString()).doesNotContain(pieces)));
    }

    @Test
    void every_cause_has_its_words() {
        assertThat(Cause.values()).allSatisfy(it -> {
            assertThat(it.what()).isNotBlank().endsWith(".");
            assertThat(it.advice()).isNotBlank().endsWith(".");
        });
    }
}
