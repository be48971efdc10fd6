package tongbao.bench.calls;

/** What is to be thought of an answer. */
public sealed interface Judgement {
    record Right() implements Judgement {}

    /** Not what was wished for, and honestly so: {@code what} is short and the same for the same cause. */
    record Failed(String what) implements Judgement {}

    /** It claims a success, and what it says is not what was asked for. */
    record Wrong(String what) implements Judgement {}
}
