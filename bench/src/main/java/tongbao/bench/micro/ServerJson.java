package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tongbao.connector.alipay.Links;
import tongbao.core.gateway.Gateway;
import tongbao.core.testing.InMemoryStore;
import tongbao.core.testing.ScriptedChannel;
import tongbao.server.json.Fields;
import tongbao.server.json.JsonReader;
import tongbao.server.json.JsonWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a create: its body becomes fields, and the payment becomes the answer. */
@State(Scope.Benchmark)
public class ServerJson {
    private static final Set<String> KNOWN = Set.of(
            "out_trade_no",
            "total_amount",
            "subject",
            "product",
            "expires_in",
            "return_url",
            "body",
            "metadata",
            "alipay",
            "auth_code",
            "buyer_id");

    private final byte[] body = Bodies.CREATE.getBytes(UTF_8);
    private final JsonMapper jackson = JsonMapper.shared();
    private final Payments payments = new Payments();
    private final Object shown = shown();
    private final JsonNode tree = jackson.readTree(written(shown, payments));

    private static Object shown() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T13:00:10Z"), ZoneOffset.UTC);
        Gateway gateway =
                new Gateway(new InMemoryStore(), new ScriptedChannel(clock), clock, new SplittableRandom(20261122));
        return Inside.paymentJson(gateway, new Links(URI.create("https://pay.example.com")));
    }

    /** As the server reads a create, up to the last of its texts. */
    @Benchmark
    public int read() {
        Fields fields = Fields.of(JsonReader.read(body), KNOWN);
        return fields.needText("out_trade_no", 64).length()
                + fields.needTextOrNumber("total_amount").length()
                + fields.needText("subject", 256).length()
                + fields.needText("product", 16).length()
                + fields.text("return_url", 256).orElseThrow().length()
                + fields.whole("expires_in").orElseThrow().intValue()
                + fields.object("metadata").orElseThrow().fields().size();
    }

    /** Jackson's tree, which checks neither names that stand twice nor names that nobody knows. */
    @Benchmark
    public int readByJackson() {
        JsonNode fields = jackson.readTree(body);
        return fields.get("out_trade_no").asString().length()
                + fields.get("total_amount").asString().length()
                + fields.get("subject").asString().length()
                + fields.get("product").asString().length()
                + fields.get("return_url").asString().length()
                + fields.get("expires_in").intValue()
                + fields.get("metadata").size();
    }

    @Benchmark
    public byte[] answer() {
        return written(shown, payments);
    }

    private static byte[] written(Object shown, Payments payments) {
        JsonWriter writer = new JsonWriter();
        Inside.write(shown, payments.awaiting(), writer);
        return writer.bytes();
    }

    /** The same text from a tree that is there already. */
    @Benchmark
    public byte[] answerByJackson() {
        return jackson.writeValueAsBytes(tree);
    }
}
