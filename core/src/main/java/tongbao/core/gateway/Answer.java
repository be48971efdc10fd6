package tongbao.core.gateway;

import tongbao.core.payment.Decline;
import tongbao.core.payment.Reach;

/** What a caller of the gateway gets. */
public sealed interface Answer<T> {

    record Done<T>(T value) implements Answer<T> {}

    /** It was asked before with the same content; this is how it stands now. */
    record Repeated<T>(T value) implements Answer<T> {}

    record Refused<T>(Decline decline) implements Answer<T> {}

    /** There is no such thing. */
    record Absent<T>() implements Answer<T> {}

    /** The caller's nonce was seen before: this call did nothing, and its first copy may have run. */
    record Replayed<T>() implements Answer<T> {}

    /** The channel had to be asked first and couldn't be; {@code reach} says what may have happened. */
    record Unavailable<T>(Reach reach) implements Answer<T> {}
}
