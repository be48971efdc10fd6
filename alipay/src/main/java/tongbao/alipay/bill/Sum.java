package tongbao.alipay.bill;

/** A running total of lines. */
record Sum(long count, YuanMoved amount, YuanMoved discount) {
    static final Sum NONE = new Sum(0, YuanMoved.ZERO, YuanMoved.ZERO);

    Sum plus(YuanMoved amountOfLine, YuanMoved discountOfLine) {
        return new Sum(count + 1, amount.plus(amountOfLine), discount.plus(discountOfLine));
    }

    Sum plus(Sum other) {
        return new Sum(count + other.count, amount.plus(other.amount), discount.plus(other.discount));
    }
}
