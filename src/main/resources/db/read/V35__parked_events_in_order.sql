-- A queue is in the order of the log: what comes again, sent back by an operator, belongs before what
-- came after it. An offset means nothing in another topic: those of the one seen first come first.
create view parked_queue as
select e.*, t.since
from parked_event e join (
    select queue, topic_id, min(id) as since from parked_event group by queue, topic_id) t
    using (queue, topic_id);
create index parked_event_in_order on parked_event (queue, topic_id, log_offset);

-- What has no readable id is stored once, too; and what differs in its key alone is not the same.
delete from parked_event e using parked_event first
where e.id > first.id and e.event_id is null and first.event_id is null
    and e.key is not distinct from first.key and e.headers = first.headers
    and e.value is not distinct from first.value;
drop index parked_event_once;
create unique index parked_event_once on parked_event (event_id, md5(key), md5(headers), md5(value))
    nulls not distinct;
