package tongbao.sandbox.control;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.gateway.Rules.Agreed;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.notice.NoticeSender;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.Json;

/** The control calls under {@code /sandbox/}: JSON in and out; a failure is {@code {"message": …}} with its status. */
public final class Controls {
    private final AppCalls apps;
    private final TradeCalls trades;
    private final AccidentCalls accidents;
    private final ScenarioCalls scenarios;
    private final CustomsCalls customs;
    private final TimeCalls times;
    private final PayerCalls payers;
    private final JournalCalls journal;

    public Controls(House house, Methods methods, NoticeSender sender) {
        this.apps = new AppCalls(house);
        this.trades = new TradeCalls(house);
        this.accidents = new AccidentCalls(house, methods);
        this.scenarios = new ScenarioCalls(house, methods);
        this.customs = new CustomsCalls(house);
        this.times = new TimeCalls(house, sender);
        this.payers = new PayerCalls(house);
        this.journal = new JournalCalls(house);
    }

    /** The usual customs with what this JSON says; otherwise an {@link IllegalArgumentException} with a sentence. */
    public static Agreed customs(String json) {
        try {
            return CustomsCalls.parse(json);
        } catch (Rejected rejected) {
            throw new IllegalArgumentException("the customs: " + rejected.message(), rejected);
        }
    }

    /** Begins the script that this JSON is; throws {@link IllegalArgumentException} with a sentence otherwise. */
    public void beginScenario(String json) {
        try {
            scenarios.begin(ControlBody.parse(json, ScenarioCalls.FIELDS));
        } catch (Rejected rejected) {
            throw new IllegalArgumentException("the scenario: " + rejected.message(), rejected);
        }
    }

    public Reply answer(Call call) {
        try {
            return Reply.json(200, Json.write(route(call)));
        } catch (Rejected rejected) {
            return Reply.json(rejected.status(), Json.write(Map.of("message", rejected.message())));
        }
    }

    private Map<String, Object> route(Call call) {
        String[] path = call.path().split("/", -1);
        String area = path.length > 2 ? path[2] : "";
        String name = path.length > 3 ? path[3] : "";
        String rest = path.length > 4 ? path[4] : "";
        if (path.length > 5 || (path.length > 3 && name.isEmpty()) || (path.length > 4 && rest.isEmpty())) {
            throw unknown(call);
        }
        Map<String, String> query = Form.decode(call.query().copy(), StandardCharsets.UTF_8);
        return switch (area + "/" + (name.isEmpty() ? "" : "*") + (rest.isEmpty() ? "" : "/" + rest)) {
            case "apps/" -> on(call, "POST", () -> apps.register(call));
            case "apps/*" -> on(call, "GET", () -> apps.show(name));
            case "apps/*/auth-codes" -> on(call, "POST", () -> payers.authCode(call, name));
            case "apps/*/renew" -> on(call, "POST", () -> apps.renew(call, name));
            case "apps/*/authorizations" -> on(call, "POST", () -> apps.authorise(call, name));
            case "trades/*" -> on(call, "GET", () -> trades.show(name, query));
            case "trades/*/pay" -> on(call, "POST", () -> trades.pay(call, name, query));
            case "trades/*/wrong-password" -> on(call, "POST", () -> trades.wrongPassword(call, name, query));
            case "trades/*/scan" -> on(call, "POST", () -> trades.scan(call, name, query));
            case "trades/*/refuse" -> on(call, "POST", () -> trades.refuse(call, name, query));
            case "consents/*/agree" -> on(call, "POST", () -> payers.agree(call, name));
            case "consents/*/refuse" -> on(call, "POST", () -> payers.refuse(call, name));
            case "codes/" -> on(call, "POST", () -> payers.code(call));
            case "accounts/" -> on(call, "POST", () -> payers.setBalance(call));
            case "accounts/*" -> on(call, "GET", () -> payers.account(name));
            case "journal/" -> on(call, "GET", () -> journal.list(query));
            case "notices/" -> on(call, "GET", () -> times.notices(query));
            default -> steer(call);
        };
    }

    /** What moves the sandbox itself; nothing of it has a name in its path. */
    private Map<String, Object> steer(Call call) {
        return switch (call.path()) {
            case "/sandbox/accidents" -> accidents.answer(call);
            case "/sandbox/accidents/happened" -> on(call, "GET", accidents::happened);
            case "/sandbox/scenario" -> scenarios.answer(call);
            case "/sandbox/customs" -> customs.answer(call);
            case "/sandbox/clock/advance" -> on(call, "POST", () -> times.advance(call));
            default -> throw unknown(call);
        };
    }

    private static Map<String, Object> on(Call call, String method, Supplier<Map<String, Object>> answer) {
        if (!call.method().equals(method)) {
            throw new Rejected(405, call.path() + " is called with " + method);
        }
        return answer.get();
    }

    private static Rejected unknown(Call call) {
        return Rejected.notFound("there is no control call " + call.method() + " " + call.path());
    }
}
