package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.List;

/** How the signed text may have read, and by which accidents it became what is at hand. */
record Guess<S>(S specimen, List<Finding> accidents) {
    Guess {
        accidents = List.copyOf(accidents);
    }

    static <S> Guess<S> of(S specimen, Cause cause, String detail) {
        return new Guess<>(specimen, List.of(new Finding.Proved(cause, detail)));
    }

    /** The same guess, after those accidents that led to where it was made. */
    Guess<S> after(List<Finding> earlier) {
        var all = new ArrayList<>(earlier);
        accidents.stream().filter(it -> !all.contains(it)).forEach(all::add);
        return new Guess<>(specimen, all);
    }
}
