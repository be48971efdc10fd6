package tongbao.alipay;

import java.util.Map;
import java.util.function.Function;

/**
 * A command that is sent and answered.
 *
 * @param echoes what the answer repeats of the request. A signature covers neither the request nor the method's name,
 *     so an old answer that Alipay signed for something else can only be told by these
 * @param reader makes the reply, or throws {@link Fields.Undecided}
 */
record Call<R>(Command command, Map<String, String> echoes, Function<Fields, R> reader) {
    Call {
        echoes = Map.copyOf(echoes);
    }

    static Map<String, String> echo(TradeKey key) {
        return switch (key) {
            case OutTradeNo it -> Map.of("out_trade_no", it.value());
            case TradeNo it -> Map.of("trade_no", it.value());
        };
    }

    /**
     * Whether the answer contradicts nothing that was asked; that it names what was asked is for the reader to need.
     */
    boolean fits(Fields fields) {
        return echoes.entrySet().stream()
                .allMatch(it ->
                        fields.find(it.getKey()).map(it.getValue()::equals).orElse(true));
    }
}
