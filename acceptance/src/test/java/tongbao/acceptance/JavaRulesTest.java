package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tidiness rules do find what they look for. */
final class JavaRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        final class PaymentManager {}                                      ~ PaymentManager
        final class MoneyUtils {}                                          ~ MoneyUtils
        interface IPayment {}                                              ~ IPayment
        class BasePayment {}                                               ~ BasePayment
        record R(int a, int b, int c, int d, int e, int f, int g, int h, int i) {} ~ 9 parts
        class C { void m(int a, int b, int c, int d, int e, int f) {} }    ~ 6 parameters
        class C { void m() throws Exception { Thread.sleep(1); } }         ~ nothing sleeps
        class C { byte[] m(String s) { return s.getBytes(); } }            ~ without a charset
        class C { double rate; }                                           ~ floating point
        class C { Object rate = 0.5; }                                     ~ floating point
        class C { Double rate; }                                           ~ floating point
        """)
    void each_is_found_with_its_line(String source, String expected) {
        assertThat(findings(source))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("core/src/main/java/C.java:2: ")
                .contains(expected);
    }

    @Test
    void a_long_method_is_found() {
        String body = "int x = 0;\n".repeat(40);
        assertThat(findings("class C { void m() {\n" + body + "} }"))
                .hasSize(1)
                .first()
                .asString()
                .contains("42 lines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        record R(int a, int b, int c, int d, int e, int f, int g, int h) { static final int I = 1; }
        class Identity { byte[] m(String s, java.nio.charset.Charset c) { return s.getBytes(c); } }
        class Implication { String m() { return "Thread.sleep(1)"; } }
        class IOFailure { long double_ = 1L; }
        """)
    void what_is_fine_is_not_found(String source) {
        assertThat(findings(source)).isEmpty();
    }

    private static List<String> findings(String source) {
        List<String> lines = ("package tongbao.core;\n" + source).lines().toList();
        return JavaRules.findings(List.of(new SourceTree.Text("core/src/main/java/C.java", lines)));
    }
}
