-- An address is one user's, however it is written and whatever the locale of the database: in a
-- Turkish one lower('I') is no i.
drop index users_email_key;
create unique index users_email_key on users (casefold(email collate pg_unicode_fast));
