-- A user's new name or e-mail on its way through the rows of that user's orders: from the newest to
-- the oldest, a bounded number of them a transaction. What is here is not at its end.
create table rename_fan_out (
    user_id    uuid        primary key,
    version    integer     not null, -- the user's; a newer one begins again
    partition  integer     not null, -- of the topic: who has that one goes on
    walked     bigint      not null default 0, -- rows; who has walked least is next
    created_at timestamptz not null default 'infinity', -- the row that was walked last
    order_id   uuid        not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff'
);
create index rename_fan_out_partition on rename_fan_out (partition, walked, user_id);

-- user_changes has a row for each position, and a rename is one change of the list, told at its end.
-- Yet each of its steps changes rows: position and rewrites together tell one page from another.
alter table user_feed add column rewrites bigint not null default 0;

-- user_version is that of the user which no row of the list is behind. Until now a rename was one
-- step.
insert into user_feed (user_id, position, user_version)
select user_id, 0, version from user_view where version > 1
on conflict (user_id) do update set user_version = excluded.user_version;
