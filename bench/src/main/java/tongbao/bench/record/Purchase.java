package tongbao.bench.record;

/** One payment as the client has it on record. For one thread. */
public final class Purchase {
    private final String outTradeNo;
    private final long fen;
    private final String subject;

    private Told created = Told.NOTHING;
    private String paymentId = "";
    private String orderNo = "";
    private String link = "";

    private Told opened = Told.NOTHING;

    private Told paid = Told.NOTHING;
    private String tradeNo = "";
    /** Empty when Alipay itself told of the payment, by a notice whose number the client does not know. */
    private String noticeId = "";

    private Told refunded = Told.NOTHING;
    private String requestNo = "";
    private long refundFen;
    private boolean refundSettled;

    public Purchase(String outTradeNo, long fen, String subject) {
        this.outTradeNo = outTradeNo;
        this.fen = fen;
        this.subject = subject;
    }

    public String outTradeNo() {
        return outTradeNo;
    }

    public long fen() {
        return fen;
    }

    public String subject() {
        return subject;
    }

    public void created(Told told) {
        created = told;
    }

    /** It was created: these are its id, its number at Alipay and its payer's link. */
    public void created(String id, String numberAtAlipay, String payersLink) {
        created = Told.DONE;
        paymentId = id;
        orderNo = numberAtAlipay;
        link = payersLink;
    }

    public Told created() {
        return created;
    }

    public boolean isCreated() {
        return created == Told.DONE;
    }

    public String paymentId() {
        return paymentId;
    }

    public String orderNo() {
        return orderNo;
    }

    public String link() {
        return link;
    }

    public void opened(Told told) {
        opened = told;
    }

    public Told opened() {
        return opened;
    }

    /** What a notice says, before it is sent. */
    public void paidBy(String tradeNumber, String noticeNumber) {
        tradeNo = tradeNumber;
        noticeId = noticeNumber;
    }

    public void paid(Told told) {
        paid = told;
    }

    public Told paid() {
        return paid;
    }

    public boolean isPaid() {
        return paid == Told.DONE;
    }

    public String tradeNo() {
        return tradeNo;
    }

    public String noticeId() {
        return noticeId;
    }

    /** What a refund asks for, before it is sent. */
    public void refundBy(String number, long amountFen) {
        requestNo = number;
        refundFen = amountFen;
    }

    public void refunded(Told told) {
        refunded = told;
    }

    /** Alipay has given the money back, and the client was told so. */
    public void refundSettled() {
        refunded = Told.DONE;
        refundSettled = true;
    }

    public Told refunded() {
        return refunded;
    }

    public boolean isRefundSettled() {
        return refundSettled;
    }

    public String requestNo() {
        return requestNo;
    }

    public long refundFen() {
        return refundFen;
    }
}
