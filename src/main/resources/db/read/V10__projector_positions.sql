-- The topic as the projector found it first. A key's partition follows from their number, so another
-- number would scatter a user's events.
create table projector_topic (
    topic      text    primary key,
    topic_id   text    not null, -- Kafka's: another topic of the same name has another
    partitions integer not null
);

-- How far each partition is applied: moved in the transaction of the rows, so that both are there or
-- neither is. Who claims a partition raises its epoch, and with it fences out whoever had it before.
create table projector_position (
    topic       text    not null,
    partition   integer not null,
    topic_id    text    not null,
    next_offset bigint  not null,
    epoch       bigint  not null,
    primary key (topic, partition)
) with (fillfactor = 20); -- few rows, rewritten all the time: room for the next version on the page
