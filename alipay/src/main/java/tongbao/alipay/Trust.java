package tongbao.alipay;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** Whom to believe to be Alipay: the holders of some keys, or of certificates that Alipay's authority issued. */
sealed interface Trust permits TrustedKeys, TrustedCertificates {
    SignType type();

    /** Everybody who is believed now; what counts for messages that name nobody, which notices are. */
    List<PublicKey> known();

    /** Who can have signed a response; may ask Alipay for a certificate, and wait for it until the deadline. */
    Signer signer(Optional<String> serial, Deadline deadline);

    /** What to tell somebody who configured the application's own key, or its certificate, as Alipay's. */
    String whenItIsOurs();

    /** The end of what is believed, where it has one. */
    List<Expiry> expiries();

    default Proof proof(SignedMessage message, Deadline deadline) {
        if (message.sign().isEmpty()) {
            return new Proof.Unsigned();
        }
        return switch (signer(message.serial(), deadline)) {
            case Signer.Known(List<PublicKey> keys) ->
                message.isBy(type(), keys)
                        ? new Proof.Signed()
                        : new Proof.Forged("the response's signature does not match the key of Alipay");
            case Signer.Unnamed _ -> new Proof.Unsigned();
            case Signer.Stranger(String detail) -> new Proof.Forged(detail);
        };
    }

    /** Who signed a response. */
    sealed interface Signer {
        /** The holder of one of these keys, if the signature matches. */
        record Known(List<PublicKey> keys) implements Signer {}

        /** The response has to name a certificate and names none. */
        record Unnamed() implements Signer {}

        /** Somebody who is not believed; {@code detail} says why. */
        record Stranger(String detail) implements Signer {}
    }
}
