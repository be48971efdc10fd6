package tongbao.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. What each module is for: docs/architecture.md. */
final class WallsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tongbao");

    private static final String[] RULED_BY_THE_HOUSES_CLOCK = {
        "tongbao.core..", "tongbao.connector..", "tongbao.store..", "tongbao.server..", "tongbao.sandbox.."
    };

    @Test
    void the_walls_are_looked_at() {
        assertThat(HOUSE.contain("tongbao.core.money.Currency")).isTrue();
        assertThat(HOUSE.contain("tongbao.acceptance.WallsTest")).isFalse();
    }

    @Test
    void core_knows_the_jdk_only() {
        onlyDependsOn(
                "tongbao.core..", "java.lang..", "java.math..", "java.nio.charset..", "java.time..", "java.util..");
    }

    @Test
    void alipay_is_a_library_of_its_own() {
        onlyDependsOn(
                "tongbao.alipay..", "java..", "javax.crypto..", "javax.net..", "javax.security..", "tools.jackson..");
    }

    /** It reads what the library refuses to read, and notices when the library's own canonical text is wrong. */
    @Test
    void the_doctor_shares_no_code_with_the_library_around_it() {
        hold(noClasses()
                .that()
                .resideInAPackage("tongbao.alipay.doctor..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tongbao.alipay", "tongbao.alipay.bill..")));
    }

    /** A judge must not borrow the eyes of the accused: one wrong canonical text would pass on both sides. */
    @Test
    void the_sandbox_shares_no_code_with_what_it_judges() {
        knowsNobodyElseOfUs("tongbao.sandbox..");
    }

    @Test
    void embedded_postgres_knows_nobody() {
        knowsNobodyElseOfUs("tongbao.postgres.embedded..");
    }

    @Test
    void the_two_sides_of_core_do_not_know_each_other() {
        hold(noClasses()
                .that()
                .resideInAPackage("tongbao.store..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("tongbao.alipay..", "tongbao.connector..", "tongbao.server..")));
        hold(noClasses()
                .that()
                .resideInAPackage("tongbao.connector..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tongbao.store..", "tongbao.server..")));
    }

    @Test
    void nothing_depends_on_what_starts_everything() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("tongbao.up..", "tongbao.bench..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("tongbao.up..", "tongbao.bench..")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "notify", "outward", "cashier", "console", "work", "ops", "security"})
    void a_room_of_the_server_enters_no_other_but_security(String room) {
        String[] others = List.of("api", "notify", "outward", "cashier", "console", "work", "ops").stream()
                .filter(other -> !other.equals(room))
                .map(other -> "tongbao.server." + other + "..")
                .toArray(String[]::new);
        hold(noClasses()
                .that()
                .resideInAPackage("tongbao.server." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others)));
    }

    @Test
    void packages_have_no_circles() {
        hold(slices().matching("tongbao.(**)").should().beFreeOfCycles());
    }

    @Test
    void time_and_chance_are_handed_in() {
        hold(noClasses()
                .that()
                .resideInAnyPackage(RULED_BY_THE_HOUSES_CLOCK)
                .and(areNotWiring())
                .should()
                .callCodeUnitWhere(readsTimeOrChance()));
    }

    @Test
    void executors_are_handed_in() {
        hold(noClasses()
                .that()
                .resideInAnyPackage("tongbao.core..", "tongbao.connector..", "tongbao.store..", "tongbao.server..")
                .and(areNotWiring())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class));
    }

    @Test
    void dates_are_of_java_time() {
        hold(noClasses()
                .should()
                .callConstructor(Date.class)
                .orShould()
                .callConstructor(Date.class, long.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.GregorianCalendar")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.SimpleDateFormat"));
    }

    private static DescribedPredicate<JavaClass> areNotWiring() {
        return describe("are not wiring", each -> !outermost(each).matches("Wiring|.*Main"));
    }

    private static String outermost(JavaClass each) {
        return each.getEnclosingClass().map(WallsTest::outermost).orElse(each.getSimpleName());
    }

    private static DescribedPredicate<JavaCall<?>> readsTimeOrChance() {
        return describe("the machine's time or chance is read", call -> {
            String owner = call.getTargetOwner().getFullName();
            String name = call.getName();
            boolean bare = call.getTarget().getRawParameterTypes().isEmpty();
            return switch (owner) {
                case "java.lang.System" -> name.equals("currentTimeMillis");
                case "java.lang.Math" -> name.equals("random");
                case "java.time.Clock" -> name.startsWith("system");
                case "java.util.UUID" -> name.equals("randomUUID");
                case "java.util.Random" -> name.equals("<init>") && bare;
                case "java.security.SecureRandom" -> name.equals("<init>");
                case "java.util.concurrent.ThreadLocalRandom" -> true;
                default -> owner.startsWith("java.time.") && name.equals("now") && bare;
            };
        });
    }

    private static void onlyDependsOn(String module, String... allowed) {
        String[] all = new String[allowed.length + 2];
        System.arraycopy(allowed, 0, all, 0, allowed.length);
        all[allowed.length] = module;
        all[allowed.length + 1] = "org.jspecify..";
        hold(classes().that().resideInAPackage(module).should().onlyDependOnClassesThat(resideInAnyPackage(all)));
    }

    private static void knowsNobodyElseOfUs(String module) {
        hold(noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAPackage("tongbao..").and(not(resideInAPackage(module)))));
    }

    /** Modules and packages come one by one: a rule about none of them yet is kept. */
    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }
}
