package tongbao.alipay;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A command that is sent and answered.
 *
 * @param echoes what the answer repeats of the request. A signature covers neither the request nor the method's name,
 *     so an old answer that Alipay signed for something else can only be told by these
 * @param reader makes the reply, or throws {@link Fields.Undecided}
 * @param successes the codes with which the reader is asked; an empty one stands for an answer without a code
 */
record Call<R>(Command command, Map<String, String> echoes, Function<Fields, R> reader, Set<String> successes) {
    private static final String SUCCESS = "10000";

    Call {
        echoes = Map.copyOf(echoes);
        successes = Set.copyOf(successes);
    }

    Call(Command command, Map<String, String> echoes, Function<Fields, R> reader) {
        this(command, echoes, reader, Set.of(SUCCESS));
    }

    /** The same call, for a method that has another code of success. */
    Call<R> succeedingToo(String code) {
        return new Call<>(command, echoes, reader, Set.of(SUCCESS, code));
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
