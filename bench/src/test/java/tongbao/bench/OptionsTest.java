package tongbao.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final Path HOME = Path.of("/tmp/tongbao");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bogus 1                 | unknown option --bogus",
                "mix                       | unknown option mix",
                "--seconds                 | --seconds needs a value",
                "--seconds 0               | --seconds is a whole number from 1 to 600, not '0'",
                "--seconds 601             | --seconds is a whole number from 1 to 600",
                "--seconds -1              | --seconds is a whole number",
                "--seconds 1.5             | --seconds is a whole number",
                "--seconds 99999999        | --seconds is a whole number",
                "--seconds 1 --seconds 2   | --seconds is there twice",
                "--rounds 0                | --rounds is a whole number from 1 to 50",
                "--warm-up many            | --warm-up is a whole number from 0 to 600",
                "--connections 1001        | --connections is a whole number from 1 to 1000",
                "--rate 0                  | --rate is a whole number from 1 to 100000",
                "--starts 21               | --starts is a whole number from 0 to 20",
                "--only make               | --only takes create, open, notice, query, refund and mix, not 'make'",
                "--only create,,mix        | --only takes create",
                "--app-id a                | --app-id goes with --url",
                "--secret-file f           | --secret-file goes with --url",
                "--url http://h:1          | --url needs --secret-file",
                "--url http://h:1 --secret-file f                            | --url needs --app-id",
                "--url http://h:1 --secret-file f --app-id a/b               | --url needs --app-id",
                "--url h:1 --secret-file f --app-id a                        | --url is the gateway's own address",
                "--url https://h --secret-file f --app-id a                  | --url is the gateway's own address",
                "--url http://h/api --secret-file f --app-id a               | --url is the gateway's own address",
                "--url http://h:1 --secret-file f --app-id a --data d        | --data is for what is started here",
                "--url http://h:1 --secret-file f --app-id a --only refund   | --only refund needs Alipay's key",
            })
    void what_cannot_be_used_is_refused_in_one_line(String words, String message) {
        assertThatThrownBy(() -> Options.read(List.of(words.split(" ", -1)), HOME, "now"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_refusal_ends_with_two_and_starts_nothing() {
        assertThat(Main.run(List.of("--bogus"), new Main.Place(HOME, List.of("/no/such/program"))))
                .isEqualTo(2);
        assertThat(Main.run(List.of("--compare", "/no/such/file"), new Main.Place(HOME, List.of("/no/such/program"))))
                .isEqualTo(2);
        assertThat(Main.run(
                        List.of("--url", "http://127.0.0.1:9", "--app-id", "a", "--secret-file", "/no/such/file"),
                        new Main.Place(HOME, List.of("/no/such/program"))))
                .isEqualTo(2);
    }

    @Test
    void without_options_all_of_it_runs_in_a_closed_loop() {
        Options options = Options.read(List.of(), HOME, "now");

        assertThat(options.load().only()).containsExactly(Work.values());
        assertThat(options.load().rate()).isEmpty();
        assertThat(options.load().connections()).isEqualTo(64);
        assertThat(options.target()).isEqualTo(new Options.Target.Own(HOME.resolve("bench/target/data")));
        assertThat(options.output().folder()).isEqualTo(HOME.resolve("bench/target/bench/now"));
    }

    @Test
    void what_is_wished_for_runs_in_the_order_of_a_round() {
        Options options = Options.read(List.of("--only", "mix,create", "--rate", "500"), HOME, "now");

        assertThat(options.load().only()).containsExactly(Work.CREATE, Work.MIX);
        assertThat(options.load().rate()).isEqualTo(OptionalInt.of(500));
    }

    @Test
    void elsewhere_nobody_can_be_alipay() {
        Options options =
                Options.read(List.of("--url", "http://h:1", "--app-id", "a", "--secret-file", "f"), HOME, "now");

        assertThat(options.load().only()).containsExactly(Work.CREATE, Work.OPEN, Work.QUERY);
    }

    @Test
    void help_lists_every_option() {
        for (String name : Options.NAMES) {
            assertThat(Options.USAGE).contains("--" + name + " ");
        }
    }
}
