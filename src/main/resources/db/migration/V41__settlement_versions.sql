-- Whoever settles a row says which settlement she has seen; what somebody else wrote meanwhile is not overwritten unseen.
alter table honors.signing_row add column settled_version integer not null default 0;
comment on column honors.signing_row.settled_version is 'how often the joint meeting''s word about the row was changed';
