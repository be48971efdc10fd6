package tongbao.alipay;

import java.net.http.HttpRequest;

/** How a command becomes a signed request, and a response an answer: the one difference between the protocols. */
sealed interface Wire permits WireV2, WireV3 {
    Protocol protocol();

    /** Signed and ready; throws {@link IllegalArgumentException} for a command that this protocol cannot carry. */
    HttpRequest request(Command command, Tokens tokens);

    Answer answer(Command command, Transport.Response.Received response, Trust trust, Deadline deadline);
}
