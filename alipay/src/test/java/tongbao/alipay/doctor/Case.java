package tongbao.alipay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import tongbao.alipay.doctor.Report.Verdict;

/**
 * One broken input and the names that the doctor must give it, no more and no less.
 *
 * @param certainty of the first cause
 */
record Case(String accident, List<Cause> causes, Class<? extends Finding> certainty, Supplier<Report> examined) {
    static Case proved(Cause cause, String accident, Supplier<Report> examined) {
        return new Case(accident, List.of(cause), Finding.Proved.class, examined);
    }

    static Case seen(Cause cause, String accident, Supplier<Report> examined) {
        return new Case(accident, List.of(cause), Finding.Seen.class, examined);
    }

    static Case both(Cause first, Cause second, String accident, Supplier<Report> examined) {
        return proved(first, accident, examined).and(second);
    }

    Case and(Cause further) {
        var all = new ArrayList<>(causes);
        all.add(further);
        return new Case(accident, List.copyOf(all), certainty, examined);
    }

    DynamicTest test() {
        return DynamicTest.dynamicTest(causes + ": " + accident, () -> {
            Report report = examined.get();
            assertThat(report.causes()).as("%s", report).containsExactlyInAnyOrderElementsOf(causes);
            assertThat(report.verdict()).isEqualTo(Verdict.CAUSE_FOUND);
            assertThat(report.findings())
                    .filteredOn(it -> it.cause() == causes.getFirst())
                    .singleElement()
                    .isInstanceOf(certainty);
        });
    }
}
