package tongbao.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class an Alipay of its own, in memory, on a free port of this machine, with one application registered
 * in public-key mode. Tests take it as a parameter of type {@link Alipay}, also in constructors and life cycle methods.
 * Classes that run in parallel don't disturb one another.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(AlipayExtension.class)
public @interface AlipaySandbox {
    /** Where its clock begins, unless it is told otherwise. */
    String BEGINNING = "2026-01-05T10:00:00+08:00";

    /**
     * From which every number and code is drawn: equal seeds and equal calls, one after another, give equal trade
     * numbers, notice ids, seller ids and codes. Keys, nonces of answers and trace ids are not among them.
     */
    long seed() default 1;

    /** Where the business clock stands, as RFC 3339; it goes by {@link Alipay#advance} alone. */
    String standsAt() default BEGINNING;

    /** What differs from Alipay's usual customs: the JSON of {@code POST /sandbox/customs}. */
    String customs() default "{}";

    /** How long one Alipay lasts. */
    Lasting lasting() default Lasting.CLASS;

    /** How long one Alipay lasts. */
    enum Lasting {
        /** One for all tests of the class and of those nested in it. */
        CLASS,
        /** A new one for each test; constructors and {@code @BeforeAll} get none. */
        TEST
    }
}
