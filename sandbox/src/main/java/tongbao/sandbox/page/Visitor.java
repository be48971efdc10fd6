package tongbao.sandbox.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.wire.Form;

/**
 * Who looks at a page, as far as the browser says it.
 *
 * @param switched whether another language was asked for just now, to be remembered
 * @param userId the payer that was chosen, if any
 * @param host where the browser reached the sandbox, as it wrote it
 */
public record Visitor(Language language, boolean switched, Optional<String> userId, Optional<String> host, Call call) {
    public static final String PAYER = "payer";

    private static final String LANGUAGE = "lang";
    private static final int COOKIES_MAX = 50;
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.\\-]{1,200}(:\\d{1,5})?|\\[[0-9a-f:]{2,45}](:\\d{1,5})?");
    private static final Pattern USER_ID = Pattern.compile("2088\\d{12}");

    public static Visitor of(Call call) {
        Optional<Language> asked =
                Optional.ofNullable(query(call).get(LANGUAGE)).flatMap(Language::named);
        Language language = asked.or(() -> cookie(call, LANGUAGE).flatMap(Language::named))
                .or(() -> call.header("Accept-Language").flatMap(Language::wished))
                .orElse(Language.CHINESE);
        return new Visitor(
                language,
                asked.isPresent(),
                cookie(call, PAYER).filter(id -> USER_ID.matcher(id).matches()),
                call.header("Host").filter(host -> HOST.matcher(host).matches()),
                call);
    }

    /** Whether another site's page made the browser send this; the sandbox's own forms never look so. */
    public boolean isSentByAnotherSite() {
        return call.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent();
    }

    public Map<String, String> query() {
        return query(call);
    }

    /** The fields of a form that was sent. */
    public Map<String, String> form() {
        return Form.decode(call.body().copy(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(Call call) {
        return Form.decode(call.query().copy(), StandardCharsets.UTF_8);
    }

    /** The header that makes the browser remember it for a year. */
    public static String remembering(String name, String value) {
        return name + "=" + value + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
    }

    String rememberingLanguage() {
        return remembering(LANGUAGE, language.code());
    }

    private static Optional<String> cookie(Call call, String name) {
        return call.header("Cookie").stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";", COOKIES_MAX)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }
}
