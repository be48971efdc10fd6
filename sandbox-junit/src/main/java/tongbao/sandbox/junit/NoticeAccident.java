package tongbao.sandbox.junit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes wrong with the next notices. Nothing is ordered before its kind is said. */
public final class NoticeAccident {
    private final Control control;
    private final int times;

    NoticeAccident(Control control, int times) {
        this.control = control;
        this.times = times;
    }

    /** With so many sendings, 1 to 10,000; one when this is not said. */
    public NoticeAccident times(int number) {
        return new NoticeAccident(control, number);
    }

    /** It is not sent; the ladder goes on. */
    public void drop() {
        order("drop", Map.of());
    }

    /** It comes three times at once. */
    public void duplicate() {
        order("duplicate", Map.of());
    }

    /** It comes so much later by the business clock, a day at most. */
    public void delay(Duration time) {
        order("delay", Map.of("delay_ms", time.toMillis()));
    }

    /** It comes after the one behind it. */
    public void reorder() {
        order("reorder", Map.of());
    }

    /** One over a yuan more, properly signed, comes first. */
    public void wrongAmount() {
        order("wrong_amount", Map.of());
    }

    /** One signed by a stranger comes first. */
    public void forged() {
        order("forged", Map.of());
    }

    /** One with a changed digit comes first. */
    public void corrupt() {
        order("corrupt", Map.of());
    }

    private void order(String kind, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("method", "notice");
        body.put("kind", kind);
        body.put("times", times);
        control.post("accidents", body);
    }
}
