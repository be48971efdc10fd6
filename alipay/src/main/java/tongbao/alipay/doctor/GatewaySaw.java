package tongbao.alipay.doctor;

/**
 * What the gateway says it verified (验签字符串).
 *
 * @param text in one of the spellings in which it may have been copied
 * @param read the same as parameters or lines, so that what happened to it can be undone
 */
record GatewaySaw<S>(String text, S read) {}
