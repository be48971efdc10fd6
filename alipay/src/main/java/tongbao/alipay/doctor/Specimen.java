package tongbao.alipay.doctor;

import java.nio.charset.Charset;

/** A message as the text that it says was signed. */
interface Specimen {
    String signedText();

    /** In which the text is signed. */
    Charset charset();

    default byte[] signedBytes() {
        return signedText().getBytes(charset());
    }
}
