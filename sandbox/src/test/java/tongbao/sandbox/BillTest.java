package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.response.AlipayDataDataserviceBillDownloadurlQueryResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayDataDataserviceBillDownloadurlApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.sandbox.gateway.Manners;
import tongbao.sandbox.wire.BeijingTime;

/** Bills that are made from what happened, fetched as the official clients say. */
class BillTest {
    private static final Charset GBK = Charset.forName("GBK");

    private Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    private LocalDate today() {
        return BeijingTime.date(ground.sandbox.clock().instant());
    }

    /** Lets time pass until then. */
    private void advanceTo(LocalDate day, LocalTime time) {
        ground.advance(Duration.between(ground.sandbox.clock().instant(), BeijingTime.at(day, time))
                        .toSeconds()
                + 1);
    }

    private AlipayDataDataserviceBillDownloadurlQueryResponse query(String type, String date) {
        var model = new AlipayDataDataserviceBillDownloadurlQueryModel();
        model.setBillType(type);
        model.setBillDate(date);
        var request = new AlipayDataDataserviceBillDownloadurlQueryRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private static HttpResponse<byte[]> fetch(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** Name and text of each file in the archive. */
    private static Map<String, String> files(String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = fetch(url);
        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()), GBK)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), GBK));
            }
        }
        return files;
    }

    /** The lines that are no comments, cell by cell; the first holds the names. */
    private static List<List<String>> table(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private static String cell(List<List<String>> table, int line, String name) {
        return table.get(line).get(table.getFirst().indexOf(name)).strip();
    }

    private String scanned(String amount) {
        String number = Ground.orderNumber();
        var model = new AlipayTradePayModel();
        model.setOutTradeNo(number);
        model.setTotalAmount(amount);
        model.setSubject("面, 一碗");
        model.setAuthCode(ground.payCode("2088102146225777", false));
        model.setStoreId("S1");
        model.setOperatorId("O1");
        var request = new AlipayTradePayRequest();
        request.setBizModel(model);
        assertThat(ground.execute(request).getCode()).isEqualTo("10000");
        return number;
    }

    @Test
    void the_bill_of_a_day_holds_its_payments_and_refunds() throws IOException, InterruptedException {
        LocalDate day = today();
        String paid = scanned("100.00");
        ground.refund(paid, "back", "25.00");
        ground.paid("10.00", "");
        String unpaid = Ground.orderNumber();
        ground.precreate(unpaid, "7.00", "");
        ground.post("/sandbox/trades/" + unpaid + "/scan", "{}");
        advanceTo(day.plusDays(1), LocalTime.of(9, 0));

        var answer = query("trade", day.toString());

        assertThat(answer.getBillDownloadUrl())
                .contains(
                        "/downloadBillFile.resource?bizType=trade&userId=" + ground.sellerId + "0156&fileType=csv.zip")
                .containsPattern("token=[0-9a-f]{32}$");
        Map<String, String> files = files(answer.getBillDownloadUrl());
        String name = ground.sellerId + "0156_" + BeijingTime.day(BeijingTime.at(day, LocalTime.NOON)) + "_业务明细";
        assertThat(files.keySet()).containsExactly(name + ".csv", name + "(汇总).csv");
        String detail = files.getOrDefault(name + ".csv", "");
        assertThat(detail)
                .startsWith("#支付宝业务明细查询\r\n#账号：[" + ground.sellerId + "0156]\r\n#起始日期：[")
                .contains("#交易合计：2笔，商家实收共110.00元，商家优惠共0.00元\r\n", "#退款合计：1笔，商家实收退款共-25.00元");
        var table = table(detail);
        assertThat(table).hasSize(4).allSatisfy(line -> assertThat(line).hasSize(25));
        assertThat(cell(table, 1, "商户订单号")).isEqualTo(paid);
        assertThat(cell(table, 1, "支付宝交易号")).isEqualTo(ground.query(paid).getTradeNo());
        assertThat(cell(table, 1, "商品名称")).isEqualTo("面  一碗");
        assertThat(cell(table, 1, "门店编号")).isEqualTo("S1");
        assertThat(cell(table, 1, "服务费（元）")).isEqualTo("-0.60");
        assertThat(cell(table, 2, "业务类型")).isEqualTo("退款");
        assertThat(cell(table, 2, "退款批次号/请求号")).isEqualTo("back");
        assertThat(cell(table, 2, "商家实收（元）")).isEqualTo("-25.00");
        assertThat(cell(table, 2, "服务费（元）")).isEqualTo("0.15");
        var summary = table(files.getOrDefault(name + "(汇总).csv", ""));
        assertThat(cell(summary, 1, "交易订单总笔数")).isEqualTo("2");
        assertThat(cell(summary, 1, "实收净额（元）")).isEqualTo("84.49");
    }

    @Test
    void the_bill_of_the_account_ends_with_the_balance() throws IOException, InterruptedException {
        LocalDate day = today();
        String paid = ground.paid("100.00", "");
        ground.refund(paid, "r", "100.00");
        ground.paid("50.00", "");
        advanceTo(day.plusDays(1), LocalTime.of(9, 0));

        Map<String, String> files = files(query("signcustomer", day.toString()).getBillDownloadUrl());

        assertThat(files.keySet()).allMatch(name -> name.contains("_账务明细"));
        var table = table(files.values().iterator().next());
        assertThat(table).hasSize(8);
        assertThat(table.stream().map(List::getLast).skip(1)).contains("r");
        assertThat(table.stream().skip(1).map(line -> line.get(10)))
                .containsExactly("充值", "在线支付", "收费", "退费", "交易退款", "在线支付", "收费");
        assertThat(cell(table, 5, "支出金额（-元）")).isEqualTo("-100.00");
        assertThat(cell(table, 7, "账户余额（元）")).isEqualTo("1000049.70");
        assertThat(ground.get("/sandbox/accounts/" + ground.sellerId).body()).contains("1000049.70");
    }

    @Test
    void a_bill_is_ready_at_nine_of_the_next_day_and_of_the_third_day_of_the_next_month() {
        LocalDate day = today();
        ground.paid("1.00", "");
        assertThat(query("trade", day.toString()).getSubCode()).isEqualTo("INVAILID_ARGUMENTS");
        advanceTo(day.plusDays(1), LocalTime.of(8, 59));
        assertThat(query("trade", day.toString()).getSubCode()).isEqualTo("BILL_NOT_EXIST");
        advanceTo(day.plusDays(1), LocalTime.of(9, 0));
        assertThat(query("trade", day.toString()).getBillFileCode()).isNull();

        LocalDate next = day.withDayOfMonth(1).plusMonths(1);
        String month = day.toString().substring(0, 7);
        advanceTo(next.withDayOfMonth(2), LocalTime.NOON);
        assertThat(query("trade", month).getSubCode()).isEqualTo("BILL_NOT_EXIST");
        advanceTo(next.withDayOfMonth(3), LocalTime.of(9, 0));
        assertThat(query("trade", month).getBillDownloadUrl()).contains("bizDates=" + month.replace("-", ""));
    }

    @Test
    void a_day_without_business_has_an_empty_file_and_too_old_or_strange_bills_are_refused()
            throws IOException, InterruptedException {
        LocalDate day = today().minusDays(2);
        var empty = query("trade", day.toString());
        assertThat(empty.getBillFileCode()).isEqualTo("EMPTY_DATA_WITH_BILL_FILE");
        assertThat(table(files(empty.getBillDownloadUrl()).values().iterator().next()))
                .hasSize(1);
        assertThat(query("trade", day.minusYears(7).toString()).getSubCode()).isEqualTo("BILL_NOT_EXIST");
        assertThat(query("zft_acc", day.toString()).getSubCode()).isEqualTo("TYPE_NOT_SUPPORTED");
        assertThat(query("nothing", day.toString()).getSubCode()).isEqualTo("INVAILID_ARGUMENTS");
        assertThat(query("trade", "2026-02-30").getSubCode()).isEqualTo("INVAILID_ARGUMENTS");
    }

    @Test
    void production_has_its_own_words_for_what_the_specification_names() {
        ground.close();
        ground = Ground.with(Ground.settings().speaking(Manners.PRODUCTION));
        assertThat(query("trade", "x").getSubCode()).isEqualTo("invalid_arguments");
        assertThat(query("trade", today().minusYears(7).toString()).getSubCode())
                .isEqualTo("isp.bill_not_exist");
    }

    @Test
    void an_address_is_good_for_half_a_minute_and_can_not_be_changed() throws IOException, InterruptedException {
        String url = query("trade", today().minusDays(3).toString()).getBillDownloadUrl();

        assertThat(fetch(url.replace("userId=2088", "userId=2089")).statusCode())
                .isEqualTo(403);
        assertThat(fetch(url.substring(0, url.length() - 1)).statusCode()).isEqualTo(403);
        ground.advance(25);
        assertThat(fetch(url).statusCode()).isEqualTo(200);
        ground.advance(10);
        assertThat(fetch(url).statusCode()).isEqualTo(403);
        assertThat(ground.get("/downloadBillFile.resource").status()).isEqualTo(403);
    }

    @Test
    void version_3_asks_by_get() throws ApiException, IOException, InterruptedException {
        var api = new AlipayDataDataserviceBillDownloadurlApi(ground.clientV3());

        var answer = api.query("trade", today().minusDays(2).toString(), "");

        assertThat(answer.getBillFileCode()).isEqualTo("EMPTY_DATA_WITH_BILL_FILE");
        String url = answer.getBillDownloadUrl();
        assertThat(url).isNotNull();
        assertThat(files(String.valueOf(url))).hasSize(2);
    }
}
