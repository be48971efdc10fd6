package tongbao.alipay;

/** A further field of {@code biz_content} that this library has no name for, written through as it is. */
public sealed interface ExtraField {
    String value();

    /** A field whose value is a JSON string, such as {@code disable_pay_channels}. */
    record Text(String value) implements ExtraField {
        public Text {
            Checks.length("an extra field", value, 65_536);
        }
    }

    /** A field whose value is already JSON, such as {@code goods_detail} or {@code extend_params}. */
    record Json(String value) implements ExtraField {
        public Json {
            Checks.length("an extra field", value, 65_536);
            JsonText.requireOneValue(value);
        }
    }
}
