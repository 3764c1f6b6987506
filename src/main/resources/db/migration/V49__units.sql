-- An organ that is no more: what it decided and who belonged to it stays, nothing new begins there.
alter table honors.organ add column closed_on date;
comment on column honors.organ.closed_on is 'last day of the organ; null: it goes on';
