package tongbao.alipay;

import java.util.Optional;

/** Who we are at Alipay, as every request says it. */
record Application(String appId, Optional<Serials> serials) {
    Application {
        Checks.visible("the app id", appId, 32);
    }

    /** In certificate mode: the numbers of the application's certificate and of the roots that it trusts. */
    record Serials(String application, String roots) {}
}
