package io.thecodeforge.orders.web;

/**
 * What callers may be, by the names that tokens carry. A role includes those before it ({@code
 * quarkus.http.auth.roles-mapping}), so an endpoint names the least that it asks for.
 */
public final class Role {

    /** A user: reads and changes what is the user's own. */
    public static final String CUSTOMER = "customer";

    /** Acts for every user. */
    public static final String OPERATOR = "operator";

    /** Runs the service, too. */
    public static final String ADMIN = "admin";

    private Role() {}
}
