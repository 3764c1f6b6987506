-- Awards of every kind, not of one star alone: a case and a row of its list stand for what the award came from.
alter table honors.award rename column level to kind;
alter table honors.award add column case_id text, add column row_ref text, add column rests_on uuid references honors.award,
    add column revoked_on date, add column revocation_reason text;
update honors.award set kind = 'one-star', case_id = evaluation_id::text, row_ref = nominee_id::text;
alter table honors.award drop column nominee_id, drop column evaluation_id,
    alter column squadron_id drop not null, alter column case_id set not null, alter column row_ref set not null,
    add unique (case_id, row_ref),
    add check ((status = 'REVOKED') = (revoked_on is not null)),
    add check (holder <> 'INDIVIDUAL' or pupil_id is not null);
create index award_by_kind on honors.award (kind, school_year, school_id);
create index award_by_squadron on honors.award (squadron_id);
create index award_by_foundation on honors.award (rests_on) where rests_on is not null;

comment on column honors.award.kind is 'id of a configured kind of award, such as two-star';
comment on column honors.award.case_id is 'business key of the case that it was decided in';
comment on column honors.award.row_ref is 'the row of the case''s list; a case awards a row once';
comment on column honors.award.squadron_id is 'null: a brigade as a whole';
comment on column honors.award.rests_on is 'the award of the step below without which this one could not have been given';
