package tongbao.alipay.doctor;

import java.nio.charset.Charset;

/** The member of a v2 response that is signed, exactly as it stands in the body. */
record PlainText(String signedText, Charset charset) implements Specimen {}
