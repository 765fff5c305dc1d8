package io.thecodeforge.orders.benchmark;

import io.restassured.http.ContentType;
import io.thecodeforge.orders.journey.Bearer;
import io.thecodeforge.orders.processes.ServiceProcess;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

final class Users {

    private Users() {}

    /** Their ids. */
    static List<String> register(ServiceProcess service, int count) {
        return Stream.generate(() -> register(service)).limit(count).toList();
    }

    private static String register(ServiceProcess service) {
        String body = "{\"name\": \"Ada Lovelace\", \"email\": \"%s@example.com\"}";
        return Bearer.admin()
                .contentType(ContentType.JSON)
                .body(body.formatted(UUID.randomUUID()))
                .post(service.url() + "/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
