package tongbao.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
    /** A sandbox that runs for weeks has sent many. */
    @Test
    void what_is_held_back_is_found_without_going_through_all_that_were_ever_sent() {
        try (Database database = Database.open(Optional.empty())) {
            List<String> plan = database.transact(sql ->
                    sql.list("EXPLAIN QUERY PLAN " + Notices.RELEASE, row -> row.text("detail"), 0, "app", "notice"));

            assertThat(plan).singleElement().asString().contains("SEARCH notice USING INDEX notice_held (app_id=?)");
        }
    }
}
