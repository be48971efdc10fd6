package tongbao.sandbox.junit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes wrong at the next calls of a method. Nothing is ordered before its kind is said. */
public final class CallAccident {
    private final Control control;
    private final String method;
    private final int times;

    CallAccident(Control control, String method, int times) {
        this.control = control;
        this.method = method;
        this.times = times;
    }

    /** At so many calls, 1 to 10,000; one when this is not said. */
    public CallAccident times(int number) {
        return new CallAccident(control, method, number);
    }

    /** {@code ACQ.SYSTEM_ERROR}, and nothing was done. */
    public void systemErrorBefore() {
        order("system_error_before", Map.of());
    }

    /** {@code ACQ.SYSTEM_ERROR}, although it was done. */
    public void systemErrorAfter() {
        order("system_error_after", Map.of());
    }

    /** No answer after this time, and nothing was done. */
    public void timeoutBefore(Duration time) {
        order("timeout_before", delay(time));
    }

    /** No answer after this time, although it was done. */
    public void timeoutAfter(Duration time) {
        order("timeout_after", delay(time));
    }

    /** The connection is reset without an answer, and nothing was done. */
    public void resetBefore() {
        order("reset_before", Map.of());
    }

    /** The connection is reset without an answer, although it was done. */
    public void resetAfter() {
        order("reset_after", Map.of());
    }

    /** The connection breaks in the middle of the answer; it was done. */
    public void cutAfter() {
        order("cut_after", Map.of());
    }

    /** Half of the answer comes as if it were all; it was done. */
    public void truncatedAfter() {
        order("truncated_after", Map.of());
    }

    /** The answer comes with a wrong signature; it was done. */
    public void badSignature() {
        order("bad_signature", Map.of());
    }

    /** {@code isv.app-call-limited}, and nothing was done. */
    public void throttled() {
        order("throttled", Map.of());
    }

    /** A right answer after this time. */
    public void slow(Duration time) {
        order("slow", delay(time));
    }

    /** A page of a proxy with this HTTP status in place of the answer, and nothing was done. */
    public void htmlBefore(int status) {
        order("html_before", Map.of("http_status", status));
    }

    /** A page of a proxy with this HTTP status in place of the answer, although it was done. */
    public void htmlAfter(int status) {
        order("html_after", Map.of("http_status", status));
    }

    /** {@code isp.unknow-error}, and nothing was done. */
    public void maintenance() {
        order("maintenance", Map.of());
    }

    /** The refusal with this code, such as {@code ACQ.ACCESS_FORBIDDEN}, and nothing was done. */
    public void refused(String subCode) {
        order("refused", Map.of("sub_code", subCode));
    }

    /** Alipay's clock is wrong by so much, either way up to a day: it dates answers, and version 3 looks at it. */
    public void clockSkew(Duration skew) {
        order("clock_skew", Map.of("skew_seconds", skew.toSeconds()));
    }

    private static Map<String, Object> delay(Duration time) {
        return Map.of("delay_ms", time.toMillis());
    }

    private void order(String kind, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("method", method);
        body.put("kind", kind);
        body.put("times", times);
        control.post("accidents", body);
    }
}
