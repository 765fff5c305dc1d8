package io.thecodeforge.orders.journey;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/**
 * A request that a service must refuse, and how.
 *
 * @param code the last part of the problem's type
 */
record Hostile(
        String method,
        String path,
        Map<String, String> headers,
        String body,
        int status,
        String code) {

    static Hostile json(String method, String path, String body, int status, String code) {
        return new Hostile(
                method, path, Map.of("Content-Type", "application/json"), body, status, code);
    }

    static Hostile bare(String method, String path, int status, String code) {
        return new Hostile(method, path, Map.of(), "", status, code);
    }

    Hostile with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Hostile(method, path, more, body, status, code);
    }

    Response send(RequestSpecification request) {
        request.config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .urlEncodingEnabled(false)
                .headers(headers);
        return (body.isEmpty() ? request : request.body(body)).request(method, path);
    }

    @Override
    public String toString() {
        String shown = body.length() > 80 ? body.substring(0, 80) + "…" : body;
        return "%s %s %s %s -> %d %s".formatted(method, path, headers, shown, status, code);
    }
}
