-- Who did it, where that is known.
alter table order_history add column actor text;
