-- The read side's own copy of every user: what GET /users/{id} shows, and where the orders' rows
-- take their user's name and e-mail from.
create table user_view (
    user_id uuid    primary key,
    name    text    not null,
    email   text    not null,
    version integer not null
);
