package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One family of methods beside the official SDK, field by field and in both directions. What we ask is what the SDK's
 * model says for the same values; what Alipay answers is read alike; and nothing that the SDK has is missing, but what
 * a row lists.
 */
abstract class BesideTheSdk {
    /** Names that the SDK's own accessors hide: it reads the whole body, or nothing, in their place. */
    private static final Set<String> LOST_IN_THE_SDK = Set.of("body", "error_code");

    /** Fields that the official library for version 3 does not have yet, for it is a year older. */
    private static final Set<String> NEWER_THAN_V3 = Set.of("""
            business_params.buyer_memo business_params.force_pwd goods_detail.goods_ean_id payment_type prepay_id
            agreement_sign_params.period_rule_params.scene_rule_params extend_params extend_params.is_fulfilled
            agreement_sign_params.period_rule_params.scene_rule_params.discount_period
            agreement_sign_params.period_rule_params.scene_rule_params.low_price_period
            extend_params.royalty_finish_amount transfer_scene_name transfer_scene_report_infos
            transfer_scene_report_infos.info_content transfer_scene_report_infos.info_type link sub_status
            fail_inst_error_code fail_inst_name fail_inst_reason receiver_open_id receiver_user_id
            external_payer_info external_payer_info.out_inst_card_no external_payer_info.out_inst_payer_inst_id
            external_payer_info.out_payer_account_name hb_fq_pay_info.fq_inst_id pre_auth_pay_amount purchase_entity
            req_goods_detail.goods_ean_id tap_pay_info tap_pay_info.payment_medium_type
            tap_pay_info.total_discount_amount tap_pay_info.total_discount_name unpaid_reason pre_auth_cancel_fee
            """.split("\\s+"));

    private static final Set<String> ONLY_IN_V2 = Set.of(OpenAppNotifyVerify.METHOD);

    /** Every request takes it beside its content. */
    private static final String NOTIFY_URL = "notify_url";

    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final AlipayClient CLIENT =
            Vectors.client().gateway(ALIPAY.address()).build();
    private static final AlipayClient CLIENT_V3 =
            Vectors.client().gateway(ALIPAY.address()).protocol(Protocol.V3).build();
    private static final JsonMapper JSON = new JsonMapper();

    /** What we ask, the SDK's model of it, and the model's fields that we leave out. */
    record Asked(Class<?> model, List<Command> commands, String leftOut) {
        static Asked of(Class<?> model, Command... commands) {
            return new Asked(model, Arrays.asList(commands), "");
        }

        Asked leavingOut(String names) {
            return new Asked(model, commands, names);
        }

        @Override
        public String toString() {
            return model.getSimpleName();
        }
    }

    /**
     * What Alipay answers.
     *
     * @param ours calls the method and gives what it made of a success
     * @param listed where the reply's optional fields are listed
     * @param parts the other fields, with the text that Alipay sends for them
     */
    record Replied(
            AlipayRequest<?> theirs,
            Function<AlipayClient, Answered<?>> ours,
            Class<?> listed,
            Map<String, String> parts,
            String leftOut) {
        /** Parts as {@code name=text} with blanks between them; a blank inside a text is written {@code ~}. */
        static Replied of(
                AlipayRequest<?> theirs, Function<AlipayClient, Answered<?>> ours, Class<?> listed, String parts) {
            Map<String, String> map = Arrays.stream(parts.split(" ", -1))
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.split("=", 2))
                    .collect(Collectors.toMap(
                            it -> it[0], it -> it[1].replace('~', ' '), (_, second) -> second, TreeMap::new));
            return new Replied(theirs, ours, listed, map, "");
        }

        Replied leavingOut(String names) {
            return new Replied(theirs, ours, listed, parts, names);
        }

        @Override
        public String toString() {
            return theirs.getApiMethodName();
        }
    }

    @AfterAll
    static void forget() {
        ALIPAY.answers(404, "text/plain", "");
    }

    @ParameterizedTest
    @MethodSource("asked")
    void the_official_model_says_the_same_json_for_the_same_values(Asked row) {
        for (Command command : row.commands()) {
            JsonNode ours = SdkObject.tree(content(command));
            assertThat(SdkObject.json(SdkObject.model(row.model(), ours))).isEqualTo(ours);
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void every_field_of_the_official_model_can_be_said(Asked row) {
        Set<String> missing = new TreeSet<>(SdkObject.names(row.model()));
        row.commands().forEach(it -> missing.removeAll(SdkObject.names(SdkObject.tree(content(it)))));
        assertThat(String.join(" ", missing)).isEqualTo(row.leftOut());
    }

    /** Version 3 has no model for what is signed and not called, and for what is asked in a query. */
    @ParameterizedTest
    @MethodSource("asked")
    void the_official_library_of_version_3_says_the_same_json_and_no_more(Asked row) {
        SdkV3.model(row.model().getSimpleName()).ifPresent(model -> {
            Set<String> known = SdkV3.names(model);
            Set<String> unsaid = new TreeSet<>(known);
            for (Command command : row.commands()) {
                ObjectNode ours = (ObjectNode) SdkObject.tree(JsonText.object(command.fields()));
                Set<String> unknown = without(SdkObject.names(ours), known);
                assertThat(unknown).isSubsetOf(NEWER_THAN_V3);
                ours.remove(unknown);
                assertThat(SdkV3.said(model, ours)).isEqualTo(ours);
                unsaid.removeAll(SdkObject.names(ours));
            }
            unsaid.remove(NOTIFY_URL);
            assertThat(String.join(" ", unsaid)).isEqualTo(row.leftOut());
        });
    }

    @ParameterizedTest
    @MethodSource("replied")
    void a_reply_of_version_3_is_read_alike(Replied row) {
        ObjectNode reply = (ObjectNode) SdkObject.tree(node(row));
        reply.remove(List.of("code", "msg"));
        String name = row.theirs().getClass().getSimpleName().replaceFirst("Request$", "ResponseModel");
        SdkV3.model(name).ifPresent(model -> {
            assertThat(SdkV3.said(model, reply)).isEqualTo(reply);
            assertThat(without(SdkObject.names(reply), SdkV3.names(model))).isSubsetOf(NEWER_THAN_V3);
            assertThat(String.join(" ", without(SdkV3.names(model), SdkObject.names(reply))))
                    .isEqualTo(row.leftOut());
        });
        if (ONLY_IN_V2.contains(row.theirs().getApiMethodName())) {
            return;
        }
        ALIPAY.signs(row.theirs().getApiMethodName(), node(row));
        Map<String, String> overV2 = row.ours().apply(CLIENT).fields();
        ALIPAY.signsV3(200, reply.toString().replace("/", "\\/"));
        assertThat(said(row.ours().apply(CLIENT_V3).fields())).isEqualTo(said(overV2));
    }

    /** Version 3 has a status in place of a message that is always the same. */
    private static Map<String, String> said(Map<String, String> fields) {
        var said = new TreeMap<>(fields);
        said.keySet().removeAll(Set.of("code", "msg"));
        return said;
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(others);
        return left;
    }

    @ParameterizedTest
    @MethodSource("replied")
    void both_read_the_same_from_one_signed_reply(Replied row) throws Exception {
        ALIPAY.signs(row.theirs().getApiMethodName(), node(row));
        AlipayResponse theirs = Objects.requireNonNull(sdk().execute(row.theirs()));
        assertThat(theirs.isSuccess()).isTrue();
        Map<String, String> ours = row.ours().apply(CLIENT).fields();

        Map<String, java.lang.reflect.Field> read =
                SdkObject.fields(row.theirs().getResponseClass());
        for (Samples.Sample sample : Samples.of(row.listed())) {
            Object value = sample.field().in(ours).orElseThrow();
            assertThat(value).as(sample.name()).isEqualTo(sample.value());
            var field = Objects.requireNonNull(read.get(sample.name()), sample.name());
            if (!LOST_IN_THE_SDK.contains(sample.name())) {
                assertThat(SdkObject.read(theirs, field)).as(sample.name()).isEqualTo(tree(sample));
            }
        }
        row.parts().forEach((name, text) -> {
            var field = Objects.requireNonNull(read.get(name), name);
            JsonNode value = Objects.requireNonNull(SdkObject.read(theirs, field), name);
            assertThat(value.isString() ? value.asString() : value.toString())
                    .as(name)
                    .isEqualTo(text);
            assertThat(ours).containsEntry(name, text);
        });
    }

    @ParameterizedTest
    @MethodSource("replied")
    void every_field_that_the_official_reply_has_can_be_read(Replied row) {
        Set<String> missing = new TreeSet<>(SdkObject.names(row.theirs().getResponseClass()));
        missing.removeAll(SdkObject.names(SdkObject.tree(node(row))));
        assertThat(String.join(" ", missing)).isEqualTo(row.leftOut());
    }

    /** The reply with all its fields. */
    private static String node(Replied row) {
        var json = JSON.createObjectNode();
        if (!row.theirs().getApiMethodName().equals(SystemOauthToken.METHOD)) {
            json.put("code", "10000").put("msg", "Success");
        }
        row.parts().forEach((name, text) -> json.set(name, part(row, name, text)));
        Samples.of(row.listed()).forEach(sample -> json.set(sample.name(), tree(sample)));
        return json.toString().replace("/", "\\/");
    }

    /** Some of Alipay's replies have numbers and flags; the SDK reads nothing else there. */
    private static JsonNode part(Replied row, String name, String text) {
        var fields = SdkObject.fields(row.theirs().getResponseClass());
        Class<?> type = Objects.requireNonNull(fields.get(name), name).getType();
        return type == String.class || type == Date.class
                ? JSON.getNodeFactory().stringNode(text)
                : JSON.readTree(text);
    }

    private static JsonNode tree(Samples.Sample sample) {
        ExtraField written = Objects.requireNonNull(
                sample.field().put(Map.of(), sample.value()).get(sample.name()));
        return switch (written) {
            case ExtraField.Text it -> JSON.getNodeFactory().stringNode(it.value());
            case ExtraField.Json it -> SdkObject.tree(it.value());
        };
    }

    static <R> R done(Outcome<R> outcome) {
        if (outcome instanceof Outcome.Done<R>(R reply)) {
            return reply;
        }
        throw new AssertionError("not done but " + outcome);
    }

    static <R> R finished(Progress<R> progress) {
        if (progress instanceof Progress.Finished<R>(R reply)) {
            return reply;
        }
        throw new AssertionError("not finished but " + progress);
    }

    private static String content(Command command) {
        return String.valueOf(command.parameters().get("biz_content"));
    }

    private static DefaultAlipayClient sdk() throws AlipayApiException {
        return new DefaultAlipayClient(
                ALIPAY.address().toString(),
                "2021000100000001",
                Vectors.text("keys/app.pkcs8.b64"),
                "json",
                "utf-8",
                Vectors.text("keys/alipay.public.b64"),
                "RSA2");
    }
}
