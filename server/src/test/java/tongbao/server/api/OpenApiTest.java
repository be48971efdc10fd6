package tongbao.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.server.json.Json;

/** The description that is served is the one that is true. */
class OpenApiTest {
    private static final Shop.Heard DOCUMENT = new Shop.Heard(200, Map.of(), new String(OpenApi.read(), UTF_8));

    @Test
    void it_has_the_routes_and_no_others() {
        Set<String> described = new TreeSet<>();
        members(root(), "paths")
                .fields()
                .forEach((path, item) -> ((Json.Members) item)
                        .fields()
                        .keySet()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(described)
                .isEqualTo(Arrays.stream(Route.values())
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void it_has_the_fields_of_every_route(Route route) {
        Json.Members operation = members(
                members(members(root(), "paths"), route.path()), route.method().toLowerCase(Locale.ROOT));
        Set<String> fields = route.isRead()
                ? ((Json.Array) operation.fields().getOrDefault("parameters", new Json.Nothing()))
                        .values().stream()
                                .map(Json.Members.class::cast)
                                .filter(parameter -> text(parameter, "in").equals("query"))
                                .map(parameter -> text(parameter, "name"))
                                .collect(Collectors.toSet())
                : members(
                                members(
                                        members(
                                                members(members(operation, "requestBody"), "content"),
                                                "application/json"),
                                        "schema"),
                                "properties")
                        .fields()
                        .keySet();

        assertThat(fields).isEqualTo(route.fields());
    }

    @Test
    void it_has_the_types_and_codes_of_errors() {
        String failure = "components.schemas.Failure.properties.";

        assertThat(DOCUMENT.at(failure + "error.properties.type.enum"))
                .isEqualTo(Arrays.stream(ErrorType.values())
                        .map(type -> '"' + type.word() + '"')
                        .collect(Collectors.joining(",", "[", "]")));
        assertThat(DOCUMENT.at(failure + "code.enum"))
                .isEqualTo(Arrays.stream(ErrorType.values())
                        .map(type -> Integer.toString(type.code()))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void it_has_the_fields_of_payments_and_refunds_as_they_are_answered() {
        try (Shop shop = new Shop()) {
            String id = shop.paid("A-1");
            Shop.Heard payment = shop.get("/api/v1/pay/query/" + id);
            Shop.Heard refund = shop.post(
                    "/api/v1/pay/refund",
                    "{\"payment_id\":\"" + id + "\",\"out_request_no\":\"R-1\",\"refund_amount\":\"1.00\"}");

            assertThat(members(payment.json(), "data").fields().keySet())
                    .containsExactlyElementsOf(properties("Payment"));
            assertThat(members(refund.json(), "data").fields().keySet())
                    .containsExactlyElementsOf(properties("Refund"));
        }
    }

    static List<String> properties(String schema) {
        return List.copyOf(members(members(members(members(root(), "components"), "schemas"), schema), "properties")
                .fields()
                .keySet());
    }

    private static Json.Members root() {
        return DOCUMENT.json();
    }

    private static Json.Members members(Json.Members parent, String name) {
        return (Json.Members) parent.fields().getOrDefault(name, new Json.Nothing());
    }

    private static String text(Json.Members parent, String name) {
        return ((Json.Text) parent.fields().getOrDefault(name, new Json.Nothing())).value();
    }
}
