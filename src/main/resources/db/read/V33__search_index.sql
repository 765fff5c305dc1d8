-- New entries of the search index wait in a list until it is full; whoever fills it merges it, and
-- its batch stands still meanwhile. Little and often: 4 MB, the default, takes a tenth of a second.
alter index user_orders_view_names set (gin_pending_list_limit = 256);
