package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.contracts.Given;
import tongbao.contracts.Together;
import tongbao.core.money.Money;
import tongbao.core.payment.Applied;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Event;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Source;
import tongbao.core.payment.Success;
import tongbao.core.payment.TradeNo;

/** What the types say, the schema says too; and what would tie it to one machine isn't in it. */
final class SchemaTest {
    private static final Database DATABASE = TestServer.newDatabase(SchemaTest.class);
    private static final PostgresStore STORE = new PostgresStore(DATABASE);

    /** One payment for each state of an attempt, and one with a refund in each state. */
    @BeforeAll
    static void fill() {
        STORE.migrate();
        Instant now = Given.NOW;
        Look look = Look.first(now);
        Success success = new Success(new TradeNo("1"), Money.ofFen(12_345), Optional.empty(), now, Money.ZERO);
        Stream.of(
                        new AttemptState.Prepared(look),
                        new AttemptState.Submitting(now, look),
                        new AttemptState.Awaiting(now, look, Optional.empty()),
                        new AttemptState.Withdrawn(now, now, look),
                        new AttemptState.Cancelling(now, now, look),
                        new AttemptState.Finished(success),
                        new AttemptState.Closed(now),
                        new AttemptState.Refused("NO", now))
                .forEach(state -> Given.create(STORE, List.of(Given.birth(state.word(), state))));
        Payment paid = Given.create(STORE, List.of(Given.birth("paid", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        List<Refund> refunds = Stream.of(
                        new RefundState.Refunding(look),
                        new RefundState.Doubting("NO", look),
                        new RefundState.Refunded(now),
                        new RefundState.Refused("NO", now))
                .map(state -> Given.refund(paid, state.word(), state))
                .toList();
        STORE.save(List.of(Given.withRefunds(paid, refunds)));
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            prepared   | next_look_at = NULL                                  | attempt_look_check
            prepared   | looks_made = NULL                                    | attempt_look_check
            prepared   | next_look_at = NULL, looks_made = NULL               | attempt_look_check
            awaiting   | next_look_at = NULL, looks_made = NULL               | attempt_look_check
            submitting | next_look_at = NULL, looks_made = NULL               | attempt_look_check
            withdrawn  | next_look_at = NULL, looks_made = NULL               | attempt_look_check
            paid       | next_look_at = now(), looks_made = 0                 | attempt_look_check
            finished   | next_look_at = now(), looks_made = 0                 | attempt_look_check
            closed     | next_look_at = now(), looks_made = 0                 | attempt_look_check
            refused    | next_look_at = now(), looks_made = 0                 | attempt_look_check
            prepared   | looks_made = -1                                      | attempt_looks_made_check
            prepared   | opened_at = now()                                    | attempt_opened_check
            awaiting   | opened_at = NULL                                     | attempt_opened_check
            submitting | opened_at = NULL                                     | attempt_opened_check
            withdrawn  | opened_at = NULL                                     | attempt_opened_check
            withdrawn  | withdrawn_at = NULL                                  | attempt_withdrawn_check
            awaiting   | withdrawn_at = now()                                 | attempt_withdrawn_check
            submitting | scan_code = 'x'                                      | attempt_scan_code_check
            paid       | trade_no = NULL                                      | attempt_success_check
            paid       | amount_fen = NULL                                    | attempt_success_check
            closed     | trade_no = '1', amount_fen = 1                       | attempt_success_check
            closed     | receipt_fen = 1                                      | attempt_success_check
            paid       | amount_fen = 0                                       | attempt_amount_check
            paid       | receipt_fen = -1                                     | attempt_amount_check
            paid       | payer = '28'                                         | attempt_payer_check
            paid       | product = 'barcode'                                  | attempt_payer_check
            cancelling | withdrawn_at = NULL                                  | attempt_withdrawn_check
            cancelling | opened_at = NULL                                     | attempt_opened_check
            paid       | returned_fen = 0                                     | attempt_returned_check
            paid       | returned_fen = 20000                                 | attempt_returned_check
            refused    | refused_code = NULL                                  | attempt_refused_check
            closed     | refused_code = 'NO'                                  | attempt_refused_check
            paid       | settled_at = NULL                                    | attempt_settled_check
            closed     | settled_at = NULL                                    | attempt_settled_check
            prepared   | settled_at = now()                                   | attempt_settled_check
            closed     | state = 'lost', settled_at = NULL                    | attempt_state_check
            prepared   | product = 'cash'                                     | attempt_product_check
            prepared   | number = 0                                           | attempt_number_check
            prepared   | number = 21                                          | attempt_number_check
            prepared   | order_no = concat('TB', repeat('0', 41))             | attempt_order_no_check
            prepared   | link = concat('lnk_', repeat('0', 53))               | attempt_link_check
            prepared   | payment = 'pay_0000000000000000000000000', order_no = 'TB0000000000000000000000000', link = 'lnk_0000000000000000000000000' | attempt_payment_fkey
            """)
    void an_impossible_attempt_is_refused(String state, String change, String constraint) {
        refused("UPDATE attempt SET " + change + " WHERE state = '" + state + "'", constraint);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            refunding | next_look_at = NULL                    | refund_look_check
            refunding | next_look_at = NULL, looks_made = NULL | refund_look_check
            doubting  | next_look_at = NULL, looks_made = NULL | refund_look_check
            refunded  | next_look_at = now(), looks_made = 0   | refund_look_check
            refused   | next_look_at = now(), looks_made = 0   | refund_look_check
            refunding | looks_made = -1                        | refund_looks_made_check
            doubting  | refused_code = NULL                    | refund_refused_check
            refunded  | refused_code = 'NO'                    | refund_refused_check
            refunded  | settled_at = NULL                      | refund_settled_check
            refunding | settled_at = now()                     | refund_settled_check
            refunding | amount_fen = 0                         | refund_amount_check
            refunding | kind = 'gift'                          | refund_kind_check
            refunding | id = concat('ref_', repeat('0', 41))   | refund_id_check
            refunding | place = -1                             | refund_place_check
            refunded  | state = 'gone', settled_at = NULL      | refund_state_check
            refunded  | request_no = 'refused'                 | refund_request_no_key
            refunded  | attempt = 2                            | refund_attempt_fkey
            """)
    void an_impossible_refund_is_refused(String state, String change, String constraint) {
        refused("UPDATE refund SET " + change + " WHERE state = '" + state + "'", constraint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            bucket = 1024                                            | payment_bucket_check
            bucket = -1                                              | payment_bucket_check
            version = 0                                              | payment_version_check
            total_fen = 0, paid_fen = 0, reserved_fen = 0, refunded_fen = 0 | payment_total_check
            total_fen = 10000000001                                  | payment_total_check
            expires_at = created_at                                  | payment_time_check
            paid_fen = total_fen + 1                                 | payment_sums_check
            reserved_fen = paid_fen + 1                              | payment_sums_check
            refunded_fen = reserved_fen + 1                          | payment_sums_check
            refunded_fen = -1                                        | payment_sums_check
            out_trade_no = 'prepared', bucket = (SELECT bucket FROM payment WHERE out_trade_no = 'prepared') \
                | payment_number_key
            """)
    void an_impossible_payment_is_refused(String change, String constraint) {
        refused(
                "ALTER TABLE attempt DROP CONSTRAINT attempt_payment_fkey; UPDATE payment SET "
                        + change
                        + " WHERE out_trade_no = 'paid'",
                constraint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            orphan SET bucket = 1024                                        | orphan_bucket_check
            orphan SET times = 0                                            | orphan_times_check
            orphan SET order_no = concat('TB', repeat('0', 41))             | orphan_order_no_check
            inbox SET outcome = 'orphan'                                    | inbox_outcome_check
            explanation SET explained = ''                                  | explanation_length_check
            explanation SET explained = repeat('x', 2001)                   | explanation_length_check
            explanation SET explained_by = ''                               | explanation_length_check
            """)
    void an_impossible_notice_or_explanation_is_refused(String change, String constraint) {
        Payment payment = Given.birth("noticed").next();
        String id = payment.id().value();
        refused("""
                        INSERT INTO payment SELECT bucket, '%1$s', version, app, 'noticed', total_fen, subject, body,
                               metadata, created_at, expires_at, closed_at, paid_fen, reserved_fen, refunded_fen
                          FROM payment WHERE out_trade_no = 'paid';
                        INSERT INTO orphan VALUES (7, '%1$s', '%2$s', 'n-1', 'main', '', now(), 1);
                        INSERT INTO inbox VALUES (7, '%2$s', 'n-1', 'main', '%1$s', 1, '', now(), NULL);
                        INSERT INTO explanation
                        SELECT bucket, id, 1, 'chen', 'why', now() FROM payment WHERE id = '%1$s';
                        """.formatted(id, payment.newest().orderNo().value()) + "UPDATE " + change, constraint);
    }

    private static void refused(String sql, String constraint) {
        assertThatThrownBy(() -> TestServer.execute(DATABASE, "BEGIN; " + sql))
                .rootCause()
                .hasMessageContaining("\"" + constraint + "\"");
    }

    @Test
    void the_sums_of_a_payment_are_kept_beside_it() {
        assertThat(TestServer.text(DATABASE, """
                        SELECT paid_fen || ' ' || reserved_fen || ' ' || refunded_fen
                          FROM payment WHERE out_trade_no = 'paid'""")).isEqualTo("12345 3 1");
    }

    @Test
    void every_source_of_an_event_is_known() {
        List<Event> events = Arrays.stream(Source.values())
                .map(source -> new Event(Given.NOW, source, "payment", "", "", ""))
                .toList();
        Payment payment = Given.birth("events").next();

        Given.create(STORE, List.of(new Applied(payment, events, List.of())));

        assertThat(STORE.events(payment.id())).isEqualTo(events);
    }

    @Test
    void every_key_is_led_by_the_bucket() {
        assertThat(TestServer.text(DATABASE, """
                        SELECT coalesce(string_agg(c.conname, ' '), 'all')
                          FROM pg_constraint c
                          JOIN pg_class t ON t.oid = c.conrelid
                         WHERE c.contype IN ('p', 'u', 'f') AND t.relnamespace = 'public'::regnamespace
                           AND t.relname NOT IN ('flyway_schema_history', 'recovery')
                           AND (SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = c.conkey[1])
                               <> 'bucket'""")).isEqualTo("all");
    }

    @Test
    void there_are_no_triggers_sequences_identities_or_defaults_of_ours() {
        assertThat(TestServer.text(DATABASE, """
                        SELECT (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal)
                             + (SELECT count(*) FROM pg_class WHERE relkind = 'S')
                             + (SELECT count(*) FROM pg_attribute
                                 WHERE attidentity <> '' AND attrelid > 16383)
                             + (SELECT count(*) FROM pg_attrdef d JOIN pg_class t ON t.oid = d.adrelid
                                 WHERE t.relnamespace = 'public'::regnamespace
                                   AND t.relname <> 'flyway_schema_history')""")).isEqualTo("0");
    }

    @Test
    void to_migrate_again_changes_nothing_even_at_once() {
        Together.run(4, i -> {
            STORE.migrate();
            return i;
        });

        assertThat(TestServer.text(DATABASE, "SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(Integer.toString(
                        Tables.scripts(SchemaTest.class.getClassLoader()).size()));
    }
}
