package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.given;
import static io.restassured.config.JsonConfig.jsonConfig;
import static io.restassured.config.RestAssuredConfig.config;

import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** What a client can ask of the service, so that a test reads as prose. */
final class Api {

    static final String TWO_BOOKS_AND_A_PEN =
            """
            [{"sku": "BK-1", "name": "Clean Code", "quantity": 2, "unitPrice": 12.50},
             {"sku": "PN-7", "name": "Pen", "quantity": 1, "unitPrice": 1}]\
            """;

    private static final RestAssuredConfig EXACT_MONEY =
            config().jsonConfig(jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));

    private Api() {}

    static RequestSpecification request() {
        return as(Bearer.ADMIN);
    }

    static RequestSpecification as(String token) {
        return asNobody().auth().oauth2(token);
    }

    static RequestSpecification asNobody() {
        return given().config(EXACT_MONEY).filter(new AsDocumented());
    }

    static Response post(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).post(path);
    }

    static Response put(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).put(path);
    }

    static Response patch(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).patch(path);
    }

    static Response get(String path) {
        return request().get(path);
    }

    static String registerUser(String name) {
        return post(
                        "/users",
                        """
                        {"name": "%s", "email": "%s"}\
                        """
                                .formatted(name, anAddress()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String anAddress() {
        return UUID.randomUUID() + "@example.com";
    }

    static Response place(String userId, String items) {
        return post("/orders", "{\"userId\": \"%s\", \"items\": %s}".formatted(userId, items));
    }

    static Response place(String userId, String items, String idempotencyKey) {
        return request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body("{\"userId\": \"%s\", \"items\": %s}".formatted(userId, items))
                .post("/orders");
    }

    static String placeOrder(String userId) {
        return place(userId, TWO_BOOKS_AND_A_PEN).then().statusCode(201).extract().path("id");
    }

    static Response confirm(String orderId) {
        return request().post("/orders/" + orderId + "/confirm");
    }

    static Response ship(String orderId) {
        return post(
                "/orders/" + orderId + "/ship",
                "{\"carrier\": \"DHL\", \"trackingNumber\": \"JD01\"}");
    }

    static Response deliver(String orderId) {
        return request().post("/orders/" + orderId + "/deliver");
    }

    static Response cancel(String orderId) {
        return post("/orders/" + orderId + "/cancel", "{\"reason\": \"ordered twice\"}");
    }
}
