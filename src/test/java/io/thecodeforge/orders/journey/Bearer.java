package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.thecodeforge.orders.dev.Tokens;
import io.thecodeforge.orders.web.Role;

/** Tokens as tests send them. A test that is not about who may do what comes as an admin. */
public final class Bearer {

    public static final String ADMIN = Tokens.of(Role.ADMIN, "an-admin");
    public static final String OPERATOR = Tokens.of(Role.OPERATOR, "an-operator");

    private Bearer() {}

    public static String customer(String userId) {
        return Tokens.of(Role.CUSTOMER, userId);
    }

    /** A request of an admin to any process. */
    public static RequestSpecification admin() {
        return given().auth().oauth2(ADMIN);
    }

    /** As it stands in a request. */
    public static String header(String token) {
        return "Authorization: Bearer " + token;
    }
}
