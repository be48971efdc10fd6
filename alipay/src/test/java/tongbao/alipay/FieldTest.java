package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {
    @Test
    void a_value_outside_its_bounds_is_refused_with_the_name_of_its_field() {
        refuses("store_id", () -> order().with(TradeOrder.STORE_ID, "x".repeat(33)));
        refuses("store_id", () -> order().with(TradeOrder.STORE_ID, " "));
        refuses("timeout_express", () -> order().with(TradeOrder.TIMEOUT_EXPRESS, "1.5h"));
        refuses("goods_detail", () -> order().with(TradeOrder.GOODS_DETAIL, List.of()));
        refuses("goods_detail", () -> order().with(TradeOrder.GOODS_DETAIL, Collections.nCopies(151, goods())));
        refuses("disable_pay_channels", () -> order().with(TradeOrder.DISABLE_PAY_CHANNELS, List.of("a,b")));
        refuses("quantity", () -> GoodsDetail.of("1", "x", 0, Yuan.of("1")));
        refuses(
                "request_from_url",
                () -> page().with(TradePagePay.Request.REQUEST_FROM_URL, URI.create("https://x/" + "y".repeat(256))));
        refuses("qrcode_width", () -> page().with(TradePagePay.Request.QRCODE_WIDTH, 0L));
    }

    @Test
    void a_field_that_is_said_again_replaces_what_was_said() {
        TradeOrder order = order().with(TradeOrder.STORE_ID, "a").with(TradeOrder.STORE_ID, "b");
        assertThat(order.extra()).containsExactly(Map.entry("store_id", new ExtraField.Text("b")));
        assertThat(order.with(Field.text("x"), "y").extra()).containsOnlyKeys("store_id", "x");
    }

    @Test
    void a_field_that_this_library_does_not_list_is_one_line() {
        var field = Field.<TradePagePay.Request>text("new_field", 64);
        assertThat(page().with(field, "x").command().parameters().get("biz_content"))
                .contains("\"new_field\":\"x\"");
        assertThat(field).hasToString("new_field");
    }

    @Test
    void an_optional_field_that_says_what_the_order_says_is_a_bug() {
        var field = Field.<TradePagePay.Request>text("subject");
        assertThatThrownBy(() -> page().with(field, "other").command()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            yuan | x
            time | 2026-02-30 10:00:00
            day | yesterday
            flag | 1
            yes | true
            number | many
            word | NEW
            part | [1]
            parts | {"a":1}
            parts | [1]
            texts | x
            """)
    void what_cannot_be_read_is_told_by_name(String name, String text) {
        Field<Object, ?> field = switch (name) {
            case "yuan" -> Field.yuan(name);
            case "time" -> Field.time(name);
            case "day" -> Field.day(name);
            case "flag" -> Field.flag(name);
            case "yes" -> Field.flag(name, "Y", "N");
            case "number" -> Field.number(name, 0, 9);
            case "word" -> Field.word(name, FundBill.FundType.class);
            case "part" -> Field.part(name);
            case "parts" -> Field.parts(name);
            default -> Field.texts(name);
        };
        assertThatThrownBy(() -> field.in(Map.of(name, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " cannot be read: " + text);
        assertThat(field.in(Map.of(name, " "))).isEmpty();
        assertThat(field.in(Map.of())).isEmpty();
    }

    @Test
    void what_is_written_is_read() {
        assertThat(Field.joined("x", 99).in(Map.of("x", "balance,pcredit"))).contains(List.of("balance", "pcredit"));
        assertThat(Field.day("x").in(Map.of("x", "2026-11-22"))).contains(LocalDate.of(2026, 11, 22));
        assertThat(Field.flag("x", "Y", "N").in(Map.of("x", "N"))).contains(false);
        assertThat(Field.texts("x").in(Map.of("x", "[\"a\\\"b\",\"c\"]"))).contains(List.of("a\"b", "c"));
    }

    @Test
    void an_unlisted_word_is_told_as_it_is() {
        Word<FundBill.FundChannel> word = Word.of(FundBill.FundChannel.class, "NEW_MONEY");
        assertThat(word).isEqualTo(new Word.Unlisted<>("NEW_MONEY"));
        assertThat(word.known()).isEmpty();
        assertThatThrownBy(word::need).hasMessage("unlisted: NEW_MONEY");
        assertThat(Word.of(FundBill.FundChannel.class, "PCREDIT").known()).contains(FundBill.FundChannel.PCREDIT);
        assertThat(Word.of(OnPage.GoodsType.class, "1").known()).contains(OnPage.GoodsType.REAL);
    }

    @Test
    void a_part_is_its_fields() {
        Part<ExtendParams> part = ExtendParams.of().with(ExtendParams.ROYALTY_FREEZE, true);
        assertThat(part).isEqualTo(Part.read("{\"royalty_freeze\":\"true\",\"card_type\":null,\"hb_fq_num\":\"\"}"));
        assertThat(part).hasSameHashCodeAs(Part.read("{\"royalty_freeze\":\"true\"}"));
        assertThat(part).hasToString("{\"royalty_freeze\":\"true\"}").isNotEqualTo(ExtendParams.of());
        assertThat(part.find(ExtendParams.ROYALTY_FREEZE)).contains(true);
        assertThat(part.find(ExtendParams.HB_FQ_NUM)).isEmpty();
    }

    private static Part<GoodsDetail> goods() {
        return GoodsDetail.of("1", "x", 1, Yuan.of("1"));
    }

    private static TradePagePay.Request page() {
        return TradePagePay.Request.of(order());
    }

    private static TradeOrder order() {
        return TradeOrder.of(new OutTradeNo("T1"), Yuan.of("1"), "subject");
    }

    private static void refuses(String name, Runnable saying) {
        assertThatThrownBy(saying::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
