package io.thecodeforge.orders.query.orders;

import static io.thecodeforge.orders.query.HundredThousandOrders.BUSY_USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import io.thecodeforge.orders.query.HundredThousandOrders;
import io.thecodeforge.orders.query.Plan;
import io.thecodeforge.orders.web.Cursor;
import io.thecodeforge.orders.web.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that the service runs, at 100,000 orders: what PostgreSQL does for them. */
@QuarkusTest
@WithTestResource(EmbeddedServersResource.class)
class OrderPlansTest {

    private static final OrderFilter ALL = new OrderFilter(null, null, null, null);
    private static final OrderFilter PENDING = new OrderFilter("pending", null, null, null);
    private static final OrderFilter MARCH =
            new OrderFilter(
                    null,
                    null,
                    Instant.parse("2026-02-01T00:00:00Z"),
                    Instant.parse("2026-03-01T00:00:00Z"));

    private static final Cursor DEEP =
            new Cursor(Instant.parse("2026-01-15T00:00:00Z"), UUID.randomUUID(), "");

    @Inject
    @ReactiveDataSource("read")
    Pool read;

    private HundredThousandOrders orders;

    @BeforeEach
    void a_hundred_thousand_orders() {
        orders = HundredThousandOrders.load(read);
    }

    @AfterEach
    void are_gone() {
        orders.close();
    }

    /** One test, since loading takes its time. */
    @Test
    void every_page_is_one_range_of_one_index() {
        for (OrderListRequest asked :
                List.of(first(ALL), first(MARCH), after(DEEP, ALL), after(DEEP, MARCH))) {
            String index = "user_orders_view_of_user";
            isOneRange(OrderListQueries.USER, asked, index, BUSY_USER);
            isOneRange(OrderListQueries.EVERYBODY, asked, "user_orders_view_of_everybody");
        }
        for (OrderListRequest asked : List.of(first(PENDING), after(DEEP, PENDING))) {
            String index = "user_orders_view_of_user_and_status";
            isOneRange(OrderListQueries.USER_AND_STATUS, asked, index, BUSY_USER, "pending");
            isOneRange(OrderListQueries.STATUS, asked, "user_orders_view_of_status", "pending");
        }
        for (String sql :
                List.of(
                        OrderListQueries.USER,
                        OrderListQueries.USER_AND_STATUS,
                        OrderListQueries.EVERYBODY,
                        OrderListQueries.STATUS,
                        OrderQueries.ORDER,
                        HistoryQueries.EVENTS,
                        HistoryQueries.UNTIL)) {
            isFrugal(orders.genericPlan(sql));
        }
        for (String sql : List.of(OrderQueries.ORDER, HistoryQueries.EVENTS)) {
            isFrugal(orders.plan(sql, with(HundredThousandOrders.order(5), null)));
            isFrugal(orders.plan(sql, with(HundredThousandOrders.order(5), BUSY_USER)));
        }

        for (PointInTime at :
                List.of(new PointInTime.AtVersion(1), new PointInTime.AtInstant(Instant.now()))) {
            UUID order = HundredThousandOrders.order(5);
            Plan plan =
                    orders.plan(
                            HistoryQueries.UNTIL,
                            with(HistoryQueries.arguments(order, at, BUSY_USER)));
            isFrugal(plan);
            assertThat(plan.nodes()).allMatch(node -> node.rows() <= 2);
        }

        a_client_that_knows_the_page_is_spared_its_rows();
        searches_are_of_bounded_work();
    }

    private void a_client_that_knows_the_page_is_spared_its_rows() {
        Object[] rest = OrderListQueries.arguments(first(ALL), BUSY_USER);
        Tuple known = with("p20000.0", rest);

        Plan plan = orders.plan(OrderListQueries.USER, known);

        assertThat(rowScans(plan)).noneMatch(Plan::hasRun);
        assertThat(orders.row(OrderListQueries.USER, known).getArrayOfStrings("items")).isNull();
    }

    private void searches_are_of_bounded_work() {
        Row everywhere = search("clean");
        assertThat(everywhere.getArrayOfStrings("recent")).hasSize(21);
        assertThat(everywhere.getString("edge")).isNull();
        assertThat(
                        searchPlan(first(ALL), "clean")
                                .ofTable("user_orders_view")
                                .mapToLong(Plan::rows)
                                .sum())
                .isLessThan(50);

        Row unique = search("uNiCoRn");
        assertThat(unique.getArrayOfStrings("found")).hasSize(1);
        assertThat(unique.getString("edge")).isNull();

        Row manyAndOld = search("gramo");
        assertThat(manyAndOld.getArrayOfStrings("recent")).isEmpty();
        assertThat(manyAndOld.getArrayOfStrings("found")).isNull();
        assertThat(manyAndOld.getString("edge"))
                .contains(HundredThousandOrders.order(100_000 - SearchQueries.LOOK + 1).toString());

        Row unindexed = search("n 5");
        assertThat(unindexed.getString("edge")).isNotNull();
        assertThat(unindexed.getArrayOfStrings("found")).isNull();
        assertThat(search("%%%").getArrayOfStrings("recent")).isEmpty();

        OrderFilter future =
                new OrderFilter(null, null, Instant.parse("2030-01-01T00:00:00Z"), null);
        OrderFilter rare = new OrderFilter("lost", null, null, null);
        Cursor last = new Cursor(Instant.parse("2026-01-01T12:00:00Z"), UUID.randomUUID(), "");
        for (String q : List.of("clean", "unicorn", "gramo", "user 7", "n 5")) {
            searchesLittle(searchPlan(first(ALL), q));
            searchesLittle(searchPlan(first(MARCH), q));
            searchesLittle(searchPlan(first(future), q));
            searchesLittle(searchPlan(after(last, ALL), q));
            searchesLittle(searchPlan(first(PENDING), q, "pending"));
            searchesLittle(searchPlan(first(rare), q, "lost"));
            searchesLittle(searchPlan(after(last, PENDING), q, "pending"));
        }
        Row end =
                orders.row(
                        SearchQueries.EVERYBODY,
                        with(SearchQueries.arguments(after(last, ALL), "clean", true)));
        assertThat(end.getArrayOfStrings("recent")).isEmpty();
        assertThat(end.getString("edge")).isNull();
        assertThat(searchTag(true)).isNotEqualTo(searchTag(false)); // they can find other rows
        for (String sql : List.of(SearchQueries.EVERYBODY, SearchQueries.STATUS)) {
            assertThat(orders.genericPlan(sql).nodes())
                    .noneMatch(Plan::isScanOfEverything)
                    .noneMatch(Plan::isJoin)
                    .anyMatch(n -> n.index().equals("order_search_names"));
        }
    }

    private String searchTag(boolean isIndexed) {
        return orders.row(
                        SearchQueries.EVERYBODY,
                        with(SearchQueries.arguments(first(ALL), "clean", isIndexed)))
                .getString("tag");
    }

    private Row search(String q) {
        return orders.row(
                SearchQueries.EVERYBODY,
                with(SearchQueries.arguments(first(ALL), q, isIndexed(q))));
    }

    /** No three letters or digits of this one are beside each other. */
    private static boolean isIndexed(String q) {
        return !q.equals("n 5") && !q.equals("%%%");
    }

    private Plan searchPlan(OrderListRequest asked, String q, String... status) {
        return orders.plan(
                status.length == 0 ? SearchQueries.EVERYBODY : SearchQueries.STATUS,
                with(SearchQueries.arguments(asked, q, isIndexed(q), status)));
    }

    /** Counting also what is read and not wanted. */
    private static void searchesLittle(Plan plan) {
        assertThat(plan.nodes()).noneMatch(Plan::isScanOfEverything).noneMatch(Plan::isJoin);
        assertThat(plan.nodes().filter(Plan::isSort))
                .allMatch(sort -> sort.rows() <= SearchQueries.MOST_FOUND);
        assertThat(plan.ofTable("user_orders_view"))
                .allMatch(scan -> scan.rows() + scan.filteredRows() <= SearchQueries.LOOK)
                .noneMatch(scan -> scan.type().equals("Index Scan") && scan.isFiltering());
    }

    private void isOneRange(
            String sql, OrderListRequest asked, String index, Object... conditions) {
        Plan plan = orders.plan(sql, with(OrderListQueries.arguments(asked, conditions)));
        isFrugal(plan);
        assertThat(rowScans(plan))
                .singleElement()
                .satisfies(scan -> assertThat(scan.index()).isEqualTo(index))
                .satisfies(scan -> assertThat(scan.rows()).isEqualTo(21))
                .satisfies(scan -> assertThat(scan.isFiltering()).isFalse());
    }

    /** Without the look for the token's version. */
    private static Stream<Plan> rowScans(Plan plan) {
        return plan.ofTable("user_orders_view").filter(n -> !n.index().endsWith("_pkey"));
    }

    private static void isFrugal(Plan plan) {
        assertThat(plan.nodes())
                .noneMatch(Plan::isScanOfEverything)
                .noneMatch(Plan::isJoin)
                .noneMatch(Plan::isSort);
        assertThat(plan.ofTable("user_orders_view")).noneMatch(n -> n.type().contains("Bitmap"));
    }

    private static Tuple with(Object... rest) {
        return with("another", rest);
    }

    private static Tuple with(String tag, Object[] rest) {
        List<Object> all = new ArrayList<>();
        all.add(new String[] {"ORDER", "USER"});
        all.add(new UUID[] {HundredThousandOrders.order(7), BUSY_USER});
        all.add(new Integer[] {1, 1});
        all.add(new String[] {tag});
        all.addAll(Arrays.asList(rest));
        return Tuple.from(all);
    }

    private static OrderListRequest first(OrderFilter filter) {
        return request(filter, null);
    }

    private static OrderListRequest after(Cursor cursor, OrderFilter filter) {
        return request(
                filter,
                filter.placedFrom() == null
                        ? cursor
                        : new Cursor(Instant.parse("2026-02-14T00:00:00Z"), UUID.randomUUID(), ""));
    }

    private static OrderListRequest request(OrderFilter filter, @Nullable Cursor cursor) {
        return new OrderListRequest("/orders", filter, new PageRequest("", null, "20"), cursor);
    }
}
