package tongbao.alipay;

/** Somebody who may get shares, a row of {@code receiver_list}. */
public final class RoyaltyReceiver {
    /** The most receivers in one call. */
    public static final int ROWS_MAX = 20;

    /** How the receiver is named; never by a card. */
    public static final Field<RoyaltyReceiver, RoyaltyParameter.AccountType> TYPE =
            Field.word("type", RoyaltyParameter.AccountType.class);
    /** The receiver. */
    public static final Field<RoyaltyReceiver, String> ACCOUNT = Field.text("account");
    /**
     * The receiver's name; compared if it is given. Needed with {@link RoyaltyParameter.AccountType#LOGIN_NAME}; never
     * in replies.
     */
    public static final Field<RoyaltyReceiver, String> NAME = Field.text("name");
    /** What the relation is. */
    public static final Field<RoyaltyReceiver, String> MEMO = Field.text("memo");
    /** The receiver's log-in today; only in replies. */
    public static final Field<RoyaltyReceiver, String> LOGIN_NAME = Field.text("login_name");
    /** The log-in that was bound; only in replies. */
    public static final Field<RoyaltyReceiver, String> BIND_LOGIN_NAME = Field.text("bind_login_name");
    /** The receiver as this application knows the user; only in replies. */
    public static final Field<RoyaltyReceiver, String> ACCOUNT_OPEN_ID = Field.text("account_open_id");

    private RoyaltyReceiver() {}

    /** A receiver by number or open id. */
    public static Part<RoyaltyReceiver> of(AlipayUser user) {
        return switch (user) {
            case AlipayUser.UserId it -> of(RoyaltyParameter.AccountType.USER_ID, it.value());
            case AlipayUser.OpenId it -> of(RoyaltyParameter.AccountType.OPEN_ID, it.value());
        };
    }

    /** A receiver by log-in, which needs the name. */
    public static Part<RoyaltyReceiver> ofLoginName(String loginName, String name) {
        return of(RoyaltyParameter.AccountType.LOGIN_NAME, loginName).with(NAME, name);
    }

    private static Part<RoyaltyReceiver> of(RoyaltyParameter.AccountType type, String account) {
        return Part.<RoyaltyReceiver>empty().with(TYPE, type).with(ACCOUNT, account);
    }
}
