package io.thecodeforge.orders.query.freshness;

/** The one place that says when the read model has applied what a token names. */
public final class Applied {

    /**
     * Whether every token's version is in the snapshot of the statement that this is part of; by
     * primary key, and true at once where there is no token.
     *
     * <p>A user's version counts when all that shows the user does show it: name and e-mail reach
     * the user's own row and those of the orders in one transaction.
     */
    public static final String SQL =
            """
            not exists (
                select from unnest($1::text[], $2::uuid[], $3::int[]) as token(kind, id, version)
                where token.version > coalesce(
                    case token.kind
                        when 'ORDER' then (
                            select o.version from user_orders_view o where o.order_id = token.id)
                        when 'USER' then (
                            select u.version from user_view u where u.user_id = token.id)
                    end, 0))\
            """;

    private Applied() {}
}
