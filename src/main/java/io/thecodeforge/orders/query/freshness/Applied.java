package io.thecodeforge.orders.query.freshness;

/** The one place that says when the read model has applied what a token names. */
public final class Applied {

    /** For what shows a user by nothing but the user's own row. */
    public static final String SQL =
            applied("select u.version from user_view u where u.user_id = token.id");

    /**
     * For what shows a user beside orders: the version counts when all of that user's orders show
     * it, and the list says which one that is. One that has never changed has one version.
     */
    public static final String BESIDE_ORDERS =
            applied(
                    """
                    select coalesce(
                        (select f.user_version from user_feed f where f.user_id = token.id),
                        (select least(u.version, 1) from user_view u where u.user_id = token.id))\
                    """);

    private Applied() {}

    /**
     * Whether every token's version is in the snapshot of the statement that this is part of; by
     * primary key, and true at once where there is no token.
     */
    private static String applied(String versionOfUser) {
        return """
        not exists (
            select from unnest($1::text[], $2::uuid[], $3::int[]) as token(kind, id, version)
            where token.version > coalesce(
                case token.kind
                    when 'ORDER' then (
                        select o.version from user_orders_view o where o.order_id = token.id)
                    when 'USER' then (%s)
                end, 0))\
        """
                .formatted(versionOfUser);
    }
}
