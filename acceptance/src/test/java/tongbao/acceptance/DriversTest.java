package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;

/** Programs that nobody here wrote go through every flow of the sandbox, and the documents say what they can. */
@Tag("slow")
class DriversTest {

    @ParameterizedTest
    @CsvSource({"Node, node, npm", "Go, go, go", "Python, python, python3"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // the first time it is installed
    void an_sdk_goes_through_every_flow_as_the_page_says(String sdk, String folder, String tool) throws Exception {
        Program program = new Program("acceptance/drivers/" + folder, tool);
        program.requireTool();
        SandboxSettings settings = SandboxSettings.inMemory(Clock.systemUTC(), new SecureRandom());
        try (Sandbox alipay = Sandbox.start(settings);
                Program.Running driver = program.start(alipay.url(), "")) {
            int code = driver.end();

            assertThat(code).as(String.join("\n", driver.said())).isZero();
            assertThat(driver.said().stream().filter(line -> line.matches("(ok|cannot) .*")))
                    .containsExactlyElementsOf(SandboxPage.flows(sdk));
        }
    }
}
