/**
 * Why a signature of Alipay's does not match: {@link tongbao.alipay.doctor.SignatureDoctor} is the door.
 *
 * <p>An RSA signature tells two things apart. Raised to the public exponent it shows by its padding, beyond doubt,
 * whether this key made it, and it shows the digest of the text that was signed. So a guess at the key is proved
 * without the text, and a guess at the text costs one hash. Every cause called proved was undone and then met that
 * digest.
 *
 * <p>The package knows nothing of {@code tongbao.alipay}: the doctor reads what the library refuses to read.
 */
@NullMarked
package tongbao.alipay.doctor;

import org.jspecify.annotations.NullMarked;
