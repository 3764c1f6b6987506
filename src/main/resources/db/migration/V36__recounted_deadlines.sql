-- Deadlines in working days are counted anew when the calendar changes: from which day, and how many.
alter table honors.notice add column announced_end date;
comment on column honors.notice.announced_end is 'the last day as it was published first; null: the notice was never extended';

alter table honors.signing add column working_days smallint;
comment on column honors.signing.working_days is 'how many the organs had from the day of prepared_at; null: from before it was kept';

alter table honors.revocation add column due_from date;
alter table honors.revocation add column due_days smallint;
comment on column honors.revocation.due_from is 'the day from which the working days until due_on are counted, itself not counted; null: from before it was kept';
