/** What a payment is and may become: pure rules and ports, on the JDK alone. */
module tongbao.core {
    requires static transitive org.jspecify;

    exports tongbao.core.money;
    exports tongbao.core.payment;
    exports tongbao.core.channel;
    exports tongbao.core.store;
    exports tongbao.core.gateway;
    exports tongbao.core.testing;
}
