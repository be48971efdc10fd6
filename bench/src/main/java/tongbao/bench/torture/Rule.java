package tongbao.bench.torture;

/** What must hold when all has come to rest. */
enum Rule {
    ANSWERED_IS_KEPT("what was answered is kept, as it was answered"),
    ASKED_FOR("what is kept was asked for, and is there once"),
    PAID_THERE_IS_PAID_HERE("what is paid at Alipay is known as paid here, with the same amount"),
    PAID_HERE_IS_PAID_THERE("what is kept as paid here was paid at Alipay"),
    PAID_ONCE("of several paid attempts of an order all but one went back"),
    REFUNDS_AGREE("what went back is the same here and at Alipay, number by number"),
    REFUNDS_FIT("refunds never exceed the payment"),
    BALANCE("the merchant's money at Alipay is what is kept here, to the fen"),
    SETTLED("nothing is left unsettled, due or in the outbox"),
    EVENTS("every event is kept once, and replaying them gives the row"),
    TOLD("every word for an app is written with what it tells, and reaches it"),
    STOPS("a gateway that is told to stop lets everybody finish and ends"),
    NOTHING_BREAKS("no gateway reports a fault of its own");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
