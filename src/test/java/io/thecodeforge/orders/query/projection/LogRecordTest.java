package io.thecodeforge.orders.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRecordTest {

    /** Its producer says when it was; PostgreSQL has no such times, and it must be parked. */
    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9999-12-31T23:59:59.999Z",
        "-1, 1970-01-01T00:00:00Z",
        "1700000000000, 2023-11-14T22:13:20Z"
    })
    void any_time_of_a_record_can_be_written_down(long timestamp, Instant recordedAt) {
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        "topic",
                        3,
                        7,
                        timestamp,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        null,
                        null,
                        new RecordHeaders(),
                        Optional.empty());

        assertThat(LogRecord.of("id", record).recordedAt()).isEqualTo(recordedAt);
    }
}
