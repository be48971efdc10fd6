package tongbao.sandbox.state;

import java.util.regex.Pattern;

/** Who pays, with more than enough money: the user number and the name to log in with. */
public record Buyer(String userId, String logonId) {
    /** Who pays when nobody is named. */
    public static final Buyer DEFAULT = new Buyer("2088102146225135", "buyer@sandbox.com");

    private static final Pattern USER_ID = Pattern.compile("2088\\d{12}");
    private static final long NUMBERS = 1_000_000_000_000L;

    /** The buyer of that name: a user number as it is; for any other text a number that is always the same. */
    public static Buyer named(String name) {
        if (USER_ID.matcher(name).matches()) {
            return new Buyer(name, "user" + name.substring(12) + "@sandbox.com");
        }
        long number = 0;
        for (int at = 0; at < name.length(); at++) {
            number = (number * 31 + name.charAt(at)) % NUMBERS;
        }
        return new Buyer("2088" + String.format("%012d", number), name);
    }

    public static boolean isUserId(String text) {
        return USER_ID.matcher(text).matches();
    }

    /** The log-in as merchants see it: {@code buy***@sandbox.com}, {@code 159****5620}. */
    public String logonIdMasked() {
        int at = logonId.indexOf('@');
        if (at > 0) {
            return logonId.substring(0, Math.min(3, at)) + "***" + logonId.substring(at);
        }
        return logonId.length() == 11
                ? logonId.substring(0, 3) + "****" + logonId.substring(7)
                : logonId.substring(0, Math.min(1, logonId.length())) + "***";
    }

    /** The four digits before the last, which Alipay repeats in trade and notice numbers. */
    public String digits() {
        return userId.substring(11, 15);
    }
}
