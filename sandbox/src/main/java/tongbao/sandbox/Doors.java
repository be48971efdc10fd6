package tongbao.sandbox;

import java.nio.charset.StandardCharsets;
import tongbao.sandbox.bill.Bills;
import tongbao.sandbox.control.Controls;
import tongbao.sandbox.gateway.Gateway;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.overview.Overview;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.state.Settings;
import tongbao.sandbox.v3.GatewayV3;
import tongbao.sandbox.wallet.Asking;
import tongbao.sandbox.wallet.ConsentPages;
import tongbao.sandbox.wallet.Wallet;
import tongbao.sandbox.wire.Form;

/** Which path leads where. */
final class Doors {
    private final House house;
    private final Gateway gateway;
    private final GatewayV3 gatewayV3;
    private final Wallet wallet;
    private final ConsentPages consents;
    private final Overview overview;
    private final Asking asking;
    private final Controls controls;

    Doors(House house, Methods methods, Controls controls) {
        this.house = house;
        this.gateway = new Gateway(house, methods);
        this.gatewayV3 = new GatewayV3(house, methods);
        this.wallet = new Wallet(house);
        this.consents = new ConsentPages(house);
        this.overview = new Overview(house);
        this.asking = new Asking(house);
        this.controls = controls;
    }

    Reply answer(Call call) {
        String path = call.path();
        if (path.equals("/gateway.do")) {
            return call.isGet() || call.isPost() ? gateway.answer(call) : Reply.text(405, "GET or POST");
        }
        if (path.startsWith(GatewayV3.PREFIX)) {
            return gatewayV3.answer(call);
        }
        if (Wallet.has(path)) {
            return wallet.answer(call);
        }
        if (Overview.has(path)) {
            return overview.answer(call);
        }
        if (path.equals(Asking.PATH)) {
            return asking.answer(call);
        }
        if (path.startsWith("/consent/")) {
            return consents.answer(call);
        }
        if (path.startsWith("/sandbox/")) {
            return controls.answer(call);
        }
        return switch (path) {
            case Bills.PATH -> bill(call);
            case "/" -> new Reply.Redirect(302, "/overview");
            case Frame.SCRIPT_PATH -> Frame.script();
            case "/health/live" -> Reply.json(200, "{\"status\":\"ok\"}");
            case "/health/ready" -> ready();
            default -> Reply.text(404, "not here");
        };
    }

    private Reply bill(Call call) {
        return house.bills()
                .open(Form.decode(call.query().copy(), StandardCharsets.UTF_8))
                .<Reply>map(Reply::zip)
                .orElseGet(() -> Reply.text(403, "the address of a bill is good for 30 seconds"));
    }

    /** Ready while the file answers; a failure becomes a 500 further out. */
    private Reply ready() {
        house.database().transact(Settings::clockOffset);
        return Reply.json(200, "{\"status\":\"ok\"}");
    }
}
