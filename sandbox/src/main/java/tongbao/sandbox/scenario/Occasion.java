package tongbao.sandbox.scenario;

import tongbao.sandbox.state.Accident;

/**
 * Something that can go wrong: a call that was admitted, or a notice about to be sent.
 *
 * @param method the word of the method, or {@link Accident#NOTICE}
 * @param isPage whether a browser gets a page for it, which has no signature
 * @param orderNumber the merchant's number of what it is about, or an empty text
 */
public record Occasion(String method, boolean isPage, String appId, String orderNumber) {
    public static Occasion ofNotice(String appId, String orderNumber) {
        return new Occasion(Accident.NOTICE, false, appId, orderNumber);
    }

    boolean isNotice() {
        return method.equals(Accident.NOTICE);
    }
}
