package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;
import tools.jackson.databind.JsonNode;

/** The examples, started as the documents say: a payer buys in each of the little shops. */
@Tag("slow")
class ShopsTest {
    private static final String ANY_PORT = " 0";
    private static final String LADDERS_FIRST_STEP = "{\"seconds\": 240}";

    @ParameterizedTest
    @CsvSource({"java, mvn", "go-gin, go", "python, python3", "node, npm"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // the first time it is installed
    void a_little_shop_takes_and_gives_back_money(String folder, String tool) throws Exception {
        Program program = new Program("examples/" + folder, tool);
        program.requireTool();
        SandboxSettings settings = SandboxSettings.inMemory(Clock.systemUTC(), new SecureRandom());
        try (Sandbox alipay = Sandbox.start(settings);
                Program.Running running = program.start(alipay.url(), ANY_PORT)) {
            Town town = new Town(alipay.url(), URI.create(running.read("the shop: ")));
            town.paysOnAComputerAndTheShopIsTold();
            town.paysOnAPhoneAndTheShopHasToAsk();
            town.liesAreNotBelieved();
            town.moneyGoesBackOnce();
            town.whatThePageShowsWorks();
        }
    }

    /** The payer, the shop and the sandbox. */
    private record Town(String sandbox, URI shop) {

        void paysOnAComputerAndTheShopIsTold() {
            String number = buys("page");
            pays(number);
            becomesPaidBy("notice", number);
        }

        void paysOnAPhoneAndTheShopHasToAsk() {
            String number = buys("wap");
            accident("drop");
            pays(number);
            assertThat(order("/back?out_trade_no=" + number).path("learned_by").asString())
                    .isEqualTo("query");
        }

        void liesAreNotBelieved() {
            assertThat(post(shop.resolve("/notify"), "out_trade_no=x&trade_status=TRADE_SUCCESS&sign_type=RSA2&sign=x"))
                    .isEqualTo("failure");
            for (String lie : List.of("forged", "wrong_amount")) {
                String number = buys("page");
                accident(lie);
                pays(number);
                Eventually.is("the lie is answered", () -> sendings(number).size() == 2);
                assertThat(sendings(number).path(0).path("answered").asString()).isEqualTo("failure");
                assertThat(order("/orders/" + number).path("status").asString()).isEqualTo("waiting");
                control("clock/advance", LADDERS_FIRST_STEP);
                becomesPaidBy("notice", number);
            }
        }

        void moneyGoesBackOnce() {
            String number = buys("page");
            pays(number);
            becomesPaidBy("notice", number);
            for (int times = 0; times < 2; times++) {
                String answer = post(shop.resolve("/orders/" + number + "/refund"), "");
                assertThat(Tongbao.JSON.readTree(answer).path("status").asString())
                        .isEqualTo("refunded");
            }
            JsonNode trade = Tongbao.JSON.readTree(get(URI.create(sandbox + "/sandbox/trades/" + number)));
            assertThat(trade.path("refunded_amount").asString()).isEqualTo("59.00");
            assertThat(trade.path("refunds")).hasSize(1);
        }

        /** Every command in the page's blocks, with an order of this shop for {@code $ORDER}. */
        void whatThePageShowsWorks() throws Exception {
            String commands = String.join(
                            "\n",
                            SandboxPage.blocks("sh").stream()
                                    .flatMap(List::stream)
                                    .filter(line -> !line.startsWith("./tongbao"))
                                    .toList())
                    .replace(Program.SHOWN_ADDRESS, sandbox);
            ProcessBuilder builder = new ProcessBuilder("bash", "-euc", commands).redirectErrorStream(true);
            builder.environment().put("ORDER", buys("page"));
            builder.environment().put("TMPDIR", Folders.fresh("page").toString());
            Process bash = builder.start();
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor()).as(said).isZero();
            assertThat(said).contains("alipay_public_key", "TRADE_SUCCESS", "system_error_after", "\"accidents\":[]");
        }

        /** A new order; the payer follows the redirect into the cashier. */
        private String buys(String product) {
            String address = location(shop.resolve("/buy/" + product));
            assertThat(location(URI.create(address))).startsWith(product.equals("wap") ? "/wallet/" : "/cashier/");
            String content = URI.create(address).getQuery();
            return content.replaceFirst("(?s).*\"out_trade_no\":\"([^\"]+)\".*", "$1");
        }

        private void pays(String number) {
            control("trades/" + number + "/pay", "{}");
        }

        private void accident(String kind) {
            control("accidents", "{\"method\": \"notice\", \"kind\": \"" + kind + "\"}");
        }

        private void becomesPaidBy(String how, String number) {
            Eventually.is(
                    "paid",
                    () -> order("/orders/" + number).path("status").asString().equals("paid"));
            assertThat(order("/orders/" + number).path("learned_by").asString()).isEqualTo(how);
        }

        private JsonNode order(String path) {
            return Tongbao.JSON.readTree(get(shop.resolve(path)));
        }

        private JsonNode sendings(String number) {
            String log = get(URI.create(sandbox + "/sandbox/notices?out_trade_no=" + number));
            return Tongbao.JSON.readTree(log).path("notices");
        }

        private void control(String path, String json) {
            post(URI.create(sandbox + "/sandbox/" + path), json);
        }

        private static String location(URI address) {
            HttpResponse<String> answer =
                    Tongbao.send(HttpRequest.newBuilder(address).build());
            return answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(address + " leads nowhere: " + answer.body()));
        }

        private static String get(URI address) {
            return said(Tongbao.send(HttpRequest.newBuilder(address).build()));
        }

        private static String post(URI address, String body) {
            return said(Tongbao.send(HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build()));
        }

        private static String said(HttpResponse<String> answer) {
            assertThat(answer.statusCode())
                    .as("%s: %s", answer.uri(), answer.body())
                    .isEqualTo(200);
            return answer.body();
        }
    }
}
