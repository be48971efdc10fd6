package tongbao.up;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What is printed when everything answers: the addresses, and three lines that make money go round. */
final class Greeting {
    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private Greeting() {}

    static void print(Path folder, String gatewayUrl, Optional<String> sandboxUrl, boolean demo) {
        System.out.println("gateway   " + gatewayUrl);
        sandboxUrl.ifPresent(url -> System.out.println("sandbox   " + url + "   (a pretend Alipay)"));
        System.out.println("data      " + folder);
        if (demo) {
            System.out.println();
            System.out.println("Collect, look up and refund money; run these in another terminal:");
            System.out.println();
            System.out.print(lines(folder, "demo-" + NUMBER.format(LocalDateTime.now(ZoneId.systemDefault()))));
            System.out.println();
        }
        System.out.println("Ctrl-C ends it; the next start finds everything.");
        System.out.flush();
    }

    private static String lines(Path folder, String number) {
        String tongbao = launcher();
        String data = folder.equals(Options.usualFolder()) ? "" : " --data '" + folder + "'";
        String create = "{\"out_trade_no\":\"" + number + "\",\"total_amount\":\"88.88\",\"subject\":\"A book\","
                + "\"product\":\"page\",\"expires_in\":1296000}";
        String refund = "{\"out_trade_no\":\"" + number + "\",\"out_request_no\":\"" + number
                + "-back\",\"refund_amount\":\"88.88\"}";
        return tongbao + " call" + data + " POST /api/v1/pay/create '" + create + "' | " + tongbao + " pay" + data
                + "\n"
                + tongbao + " call" + data + " GET '/api/v1/pay/query?out_trade_no=" + number + "'\n"
                + tongbao + " call" + data + " POST /api/v1/pay/refund '" + refund + "'\n";
    }

    private static String launcher() {
        Path home = Path.of(System.getProperty("tongbao.home", "."))
                .toAbsolutePath()
                .normalize();
        boolean here = home.equals(Path.of("").toAbsolutePath().normalize());
        return here ? "./tongbao" : "'" + home.resolve("tongbao") + "'";
    }
}
