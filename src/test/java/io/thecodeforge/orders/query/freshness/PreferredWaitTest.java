package io.thecodeforge.orders.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredWaitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=0 | 0",
                "wait=10 | 10",
                "respond-async, wait=5 | 5",
                "WAIT = \"7\" | 7",
                "wait=31 | 30",
                "wait=999999999 | 30",
                "wait=9999999999 | 30",
                "wait=99999999999999999999999999 | 30",
                "wait=-1 | 2",
                "wait=x | 2",
                "handling=strict | 2",
            })
    void a_wait_is_read_and_cut_and_what_cannot_be_read_is_passed_over(String header, int seconds) {
        assertThat(PreferredWait.of(headers(header)).duration()).hasSeconds(seconds);
    }

    private static HttpHeaders headers(String value) {
        return (HttpHeaders)
                Proxy.newProxyInstance(
                        PreferredWaitTest.class.getClassLoader(),
                        new Class<?>[] {HttpHeaders.class},
                        (proxy, method, arguments) -> List.of(value));
    }
}
