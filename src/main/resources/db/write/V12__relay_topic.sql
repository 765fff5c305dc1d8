-- The topic as the relay found it first. A key's partition follows from their number, so with another
-- number a user's next event would be sent past what that user has there.
create table relay_topic (
    topic      text    primary key,
    topic_id   text    not null, -- Kafka's: another topic of the same name has another
    partitions integer not null
);
