package tongbao.alipay.doctor;

/** What a key or certificate is held to be. */
enum Role {
    ALIPAY_KEY("the Alipay public key (支付宝公钥)", Side.ALIPAY, Form.PUBLIC),
    ALIPAY_CERTIFICATE("the Alipay certificate (支付宝公钥证书)", Side.ALIPAY, Form.CERTIFICATE),
    APPLICATION_PRIVATE_KEY("the application private key (应用私钥)", Side.APPLICATION, Form.PRIVATE),
    APPLICATION_PUBLIC_KEY("the application public key (应用公钥)", Side.APPLICATION, Form.PUBLIC),
    APPLICATION_CERTIFICATE("the application certificate (应用公钥证书)", Side.APPLICATION, Form.CERTIFICATE),
    OTHER("another key", Side.NEITHER, Form.ANY);

    enum Side {
        ALIPAY,
        APPLICATION,
        NEITHER
    }

    enum Form {
        PUBLIC,
        PRIVATE,
        CERTIFICATE,
        ANY
    }

    private final String words;
    private final Side side;
    private final Form form;

    Role(String words, Side side, Form form) {
        this.words = words;
        this.side = side;
        this.form = form;
    }

    String words() {
        return words;
    }

    Side side() {
        return side;
    }

    Form form() {
        return form;
    }
}
