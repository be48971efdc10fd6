package tongbao.alipay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** From the broken input to the name of what broke it, for every cause that there is. */
class EveryCauseTest {
    private static Stream<Case> all() {
        return Stream.of(
                        KeyCases.all(),
                        SignCases.all(),
                        NoticeCases.all(),
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

    @Test
    void every_cause_has_its_words() {
        assertThat(Cause.values()).allSatisfy(it -> {
            assertThat(it.what()).isNotBlank().endsWith(".");
            assertThat(it.advice()).isNotBlank().endsWith(".");
        });
    }
}
