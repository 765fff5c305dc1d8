package io.thecodeforge.orders.checker;

import java.sql.SQLException;
import java.util.List;

/**
 * The read database itself watches each write: no row goes back in version or vanishes that is to
 * stay, and a position moves only from where its owner has left it.
 */
final class RowWatch {

    /** The application name of who sets positions back. */
    static final String OPERATOR = "operator";

    private static final String RULE =
            "Rows never go back, and a position moves only from where its owner has left it.";

    private static final String PARKED = "Only what nobody can read is parked.";

    private static final String READABLE =
            """
            select concat_ws(' ', partition, log_offset, kind, reason, aggregate_id)
            from parked_event where kind <> 'unreadable' limit 3
            """;

    private static final String WATCH =
            """
            create table checker_fault (what text);
            create table checker_set_back (partition integer primary key);
            create function checker_fault() returns trigger language plpgsql as $$
                begin
                    insert into checker_fault values (
                        tg_table_name || ': ' || to_jsonb(old)::text
                            || coalesce(' then ' || to_jsonb(new)::text, ''));
                    return null;
                end $$;
            create trigger checker_back after update on user_orders_view for each row
                when (new.version < old.version or new.user_version < old.user_version)
                execute function checker_fault();
            do $$ declare kept text; begin
                foreach kept in array array['user_orders_view', 'order_search', 'order_history',
                    'user_view', 'user_history', 'user_feed', 'orders_feed', 'user_order_counts',
                    'order_totals', 'user_summary', 'user_summary_order', 'daily_sales',
                    'daily_sales_order', 'projector_position'] loop
                    execute format('create trigger checker_gone after delete on %I for each row '
                        'execute function checker_fault()', kept);
                end loop; end $$;
            create trigger checker_back after update on user_view for each row
                when (new.version < old.version) execute function checker_fault();
            create trigger checker_back after update on user_feed for each row
                when (new.position < old.position or new.user_version < old.user_version)
                execute function checker_fault();
            create trigger checker_back after update on user_summary_order for each row
                when (new.version < old.version) execute function checker_fault();
            create trigger checker_back after update on daily_sales_order for each row
                when (new.version < old.version) execute function checker_fault();
            create trigger checker_back after update on projector_position for each row
                when (new.epoch < old.epoch or new.next_offset < old.next_offset
                    and current_setting('application_name') <> 'operator')
                execute function checker_fault();
            create function checker_set_back() returns trigger language plpgsql as $$
                begin
                    if current_setting('application_name') = 'operator' then
                        insert into checker_set_back values (new.partition) on conflict do nothing;
                    elsif new.epoch > old.epoch then
                        delete from checker_set_back where partition = new.partition;
                    elsif exists (select from checker_set_back where partition = new.partition) then
                        insert into checker_fault values ('set back and not noticed: '
                            || to_jsonb(old)::text || ' then ' || to_jsonb(new)::text);
                    end if;
                    return null;
                end $$;
            create trigger checker_set_back after update on projector_position for each row
                when (new.epoch > old.epoch or new.next_offset <> old.next_offset)
                execute function checker_set_back()
            """;

    private final String url;
    private final Verdict verdict;

    /** The tables are there already. */
    RowWatch(String url, Verdict verdict) throws SQLException {
        this.url = url;
        this.verdict = verdict;
        try (Sql sql = Sql.open(url)) {
            sql.connection().createStatement().execute(WATCH);
        }
    }

    void look() throws SQLException {
        try (Sql sql = Sql.open(url)) {
            report(RULE, sql.lines("select what from checker_fault limit 3"));
            report(PARKED, sql.lines(READABLE));
        }
    }

    private void report(String rule, List<String> faults) {
        if (!faults.isEmpty()) {
            String what = String.join("\n", faults);
            verdict.found(Violation.of(rule, what, Ids.in(what)));
        }
    }
}
