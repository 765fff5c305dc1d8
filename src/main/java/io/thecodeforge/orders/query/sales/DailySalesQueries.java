package io.thecodeforge.orders.query.sales;

import io.smallrye.mutiny.Uni;
import io.thecodeforge.orders.query.freshness.Applied;
import io.thecodeforge.orders.query.freshness.Found;
import io.thecodeforge.orders.query.freshness.ReadModel;
import io.thecodeforge.orders.query.freshness.Terms;
import jakarta.enterprise.context.ApplicationScoped;

/** What is sold each day: one statement, which gives the answer as it is sent. */
@ApplicationScoped
class DailySalesQueries {

    /** A range of the primary key. The answer is short, so its tag is made of the answer itself. */
    static final String PERIOD =
            """
            select %s as applied, (
                select array[tag, case when array[tag, '*'] && $4 then null else body end]
                from (select 'd' || md5(body) as tag, body from (
                    select '{"items":[' || coalesce(string_agg(
                        '{"day":"' || to_char(day, 'YYYY-MM-DD')
                        || '","currency":"' || currency
                        || '","orders":' || orders
                        || ',"items":' || items
                        || ',"revenue":' || revenue
                        || ',"cancellations":' || cancellations || '}',
                        ',' order by day, currency), '') || ']}' as body
                    from (
                        select day, currency, sum(orders) as orders, sum(items) as items,
                            sum(revenue) as revenue, sum(cancellations) as cancellations
                        from daily_sales where day between $5 and $6
                        group by day, currency)))) as answer
            """
                    .formatted(Applied.SQL);

    private final ReadModel read;

    DailySalesQueries(ReadModel read) {
        this.read = read;
    }

    /** As JSON. */
    Uni<Found> of(Terms terms, Period period) {
        return read.ask(terms, PERIOD, period.from(), period.to())
                .map(row -> Found.of(row).orElseThrow());
    }
}
