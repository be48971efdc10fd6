package tongbao.alipay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.order.settle}: shares the money of a paid trade, usually one that froze it
 * ({@link ExtendParams#ROYALTY_FREEZE}). The answer names the sharing; what became of each share says
 * {@link TradeOrderSettleQuery}. If the call fails the shares may be paid all the same: repeat it with the same number
 * and contents, or ask. Upper limit, receivers and moment are the contract's.
 */
public final class TradeOrderSettle {
    static final String METHOD = "alipay.trade.order.settle";

    private TradeOrderSettle() {}

    /** When the shares are paid. */
    public enum RoyaltyMode implements Listed {
        /** Before the answer; Alipay's default. */
        SYNC,
        /** After the answer; a message to the application's own address tells how it went. */
        ASYNC;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A sharing.
     *
     * @param outRequestNo letters, digits and {@code _}; a repeat keeps it
     * @param royaltyParameters may only be empty if the sharing of the trade is finished
     * @param extra optional fields of this method
     */
    public record Request(
            TradeNo tradeNo,
            OutRequestNo outRequestNo,
            List<Part<RoyaltyParameter>> royaltyParameters,
            Map<String, ExtraField> extra) {
        /** When the shares are paid. */
        public static final Field<Request, RoyaltyMode> ROYALTY_MODE = Field.word("royalty_mode", RoyaltyMode.class);
        /** Who shares. */
        public static final Field<Request, String> OPERATOR_ID = Field.text("operator_id", 64);
        /** Whether the sharing of the trade is finished. */
        public static final Field<Request, Part<SettleExtendParams>> EXTEND_PARAMS = Field.part("extend_params");

        private static final Field<Request, List<Part<RoyaltyParameter>>> ROYALTY_PARAMETERS =
                Field.parts("royalty_parameters");

        public Request {
            royaltyParameters = List.copyOf(royaltyParameters);
            extra = Map.copyOf(extra);
            if (royaltyParameters.isEmpty() && !extra.containsKey(EXTEND_PARAMS.name())) {
                throw new IllegalArgumentException("a sharing without shares must finish the trade's sharing");
            }
        }

        public static Request of(TradeNo tradeNo, OutRequestNo outRequestNo, List<Part<RoyaltyParameter>> shares) {
            return new Request(tradeNo, outRequestNo, shares, Map.of());
        }

        /** Nobody gets more: the rest is the seller's. */
        public static Request finishing(TradeNo tradeNo, OutRequestNo outRequestNo) {
            Map<String, ExtraField> finish = EXTEND_PARAMS.put(Map.of(), SettleExtendParams.finish());
            return new Request(tradeNo, outRequestNo, List.of(), finish);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(tradeNo, outRequestNo, royaltyParameters, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent().put(tradeNo).put("out_request_no", outRequestNo.value());
            if (!royaltyParameters.isEmpty()) {
                content.putAll(ROYALTY_PARAMETERS.put(Map.of(), royaltyParameters));
            }
            return new Call<>(Command.of(METHOD, content.putAll(extra)), Call.echo(tradeNo), Reply::of);
        }
    }

    /**
     * The sharing that Alipay has taken on.
     *
     * @param settleNo its number, to ask with
     */
    public record Reply(TradeNo tradeNo, Optional<SettleNo> settleNo, Map<String, String> fields)
            implements Answered<Reply> {
        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("trade_no", TradeNo::new), fields.find("settle_no", SettleNo::new), fields.all());
        }
    }

    /** Whether the sharing of the trade is finished, {@code extend_params}. */
    public static final class SettleExtendParams {
        /** Whether all that is still frozen becomes the seller's. */
        public static final Field<SettleExtendParams, Boolean> ROYALTY_FINISH =
                Field.flag("royalty_finish", "true", "false");
        /** How much becomes the seller's, instead of all; with {@link #ROYALTY_FINISH}. */
        public static final Field<SettleExtendParams, Yuan> ROYALTY_FINISH_AMOUNT = Field.yuan("royalty_finish_amount");

        private SettleExtendParams() {}

        public static Part<SettleExtendParams> finish() {
            return Part.<SettleExtendParams>empty().with(ROYALTY_FINISH, true);
        }
    }
}
