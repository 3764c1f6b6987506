-- Objections to a notice are investigated so many at a time; the others wait, and those about the same matter go with the first of them.
alter table honors.objection add column begun_at timestamptz, add column joined_id uuid references honors.objection;
update honors.objection set begun_at = received_at;
alter table honors.objection add check (joined_id is null or begun_at is null);
create index objection_joined on honors.objection (joined_id) where joined_id is not null;

comment on column honors.objection.begun_at is 'since when it is being investigated; null while it waits, or goes with another';
comment on column honors.objection.joined_id is 'the objection about the same matter with which this one is answered';

alter table honors.notice add column objections_told_at timestamptz, add column objections_told int not null default 0;
comment on column honors.notice.objections_told is 'how many objections there were when the investigators were last told';
comment on column honors.notice.objections_told_at is 'when the investigators were last told that there are objections';
