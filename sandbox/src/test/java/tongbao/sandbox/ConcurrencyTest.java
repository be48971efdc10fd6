package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once: sums stay exact, one wins where one may win. */
@Tag("slow")
class ConcurrencyTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void two_hundred_refunds_at_once_give_an_exact_sum() throws Exception {
        try (Ground ground = Ground.keptIn(folder)) {
            String number = ground.paid("100.00", "");

            List<String> codes = atOnce(IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(each ->
                            () -> ground.refund(number, "r" + each, "0.75").getCode())
                    .toList());

            // 133 × 0.75 = 99.75 fit into 100.00, the others don't.
            assertThat(codes).filteredOn("10000"::equals).hasSize(133);
            assertThat(ground.trade(number).text("refunded_amount")).contains("99.75");
            assertThat(ground.trade(number).list("refunds")).hasSize(133);
        }
    }

    @Test
    void the_same_refund_fifty_times_moves_money_once() throws Exception {
        try (Ground ground = Ground.inMemory()) {
            String number = ground.paid("10.00", "");

            List<String> moved = atOnce(IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(
                            _ -> () -> ground.refund(number, "r", "1.00").getFundChange())
                    .toList());

            assertThat(moved).filteredOn("Y"::equals).hasSize(1);
            assertThat(ground.trade(number).text("refunded_amount")).contains("1.00");
        }
    }

    @Test
    void one_of_fifty_payers_pays() throws Exception {
        try (Ground ground = Ground.inMemory()) {
            String number = Ground.orderNumber();
            ground.precreate(number, "1.00", "");

            List<Integer> answers = atOnce(IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(_ -> () -> ground.pay(number).status())
                    .toList());

            assertThat(answers).filteredOn(Integer.valueOf(200)::equals).hasSize(1);
            assertThat(answers).filteredOn(Integer.valueOf(409)::equals).hasSize(49);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        }
    }
}
