-- The register between uploads: pupils are corrected one by one, with every change on record, and go from school to school.
alter table honors.pupil
    add column left_reason text check (left_reason in ('MOVED_AWAY', 'GRADUATED', 'OTHER', 'HANDED_OVER'));

comment on column honors.pupil.left_reason is 'null where nobody gave one, as when a roster did not name the pupil any more; HANDED_OVER: to another school of the county, which has not taken her in yet';

create index pupil_by_school_name on honors.pupil (school_id, birth_month, name);

create table honors.pupil_change (
    id        bigint generated always as identity primary key,
    pupil_id  bigint not null references honors.pupil on delete cascade,
    at        timestamptz not null,
    login     text not null,
    import_id uuid,
    field     text not null,
    before    text,
    after     text
);
create index pupil_change_by_pupil on honors.pupil_change (pupil_id, id desc);

comment on table honors.pupil_change is 'append-only; goes with the pupil alone';
comment on column honors.pupil_change.import_id is 'the roster that brought the change; null: it was made by hand';
comment on column honors.pupil_change.before is 'as words of that day: the name of the squadron, not its id';

create function honors.refuse_change_of_history() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and not exists (select 1 from honors.pupil where id = old.pupil_id) then
        return old;
    end if;
    raise exception 'the history of pupils is append-only';
end $$;
create trigger pupil_change_is_append_only before update or delete on honors.pupil_change
    for each row execute function honors.refuse_change_of_history();

-- A pupil on the way from one school of the county to another; her row stays the same, so that awards follow.
create table honors.pupil_transfer (
    id             uuid primary key,
    pupil_id       bigint not null references honors.pupil on delete cascade,
    from_school    text not null references honors.school,
    from_squadron  text not null,
    to_school      text not null references honors.school,
    handed_over_on date not null,
    handed_over_at timestamptz not null,
    handed_over_by text not null,
    status         text not null check (status in ('WAITING', 'TAKEN_IN', 'WITHDRAWN')),
    settled_at     timestamptz,
    settled_by     text,
    check (from_school <> to_school),
    check ((status = 'WAITING') = (settled_at is null))
);
create unique index pupil_transfer_waiting on honors.pupil_transfer (pupil_id) where status = 'WAITING';
create index pupil_transfer_by_pupil on honors.pupil_transfer (pupil_id);
create index pupil_transfer_to on honors.pupil_transfer (to_school) where status = 'WAITING';
create index pupil_transfer_from on honors.pupil_transfer (from_school) where status = 'WAITING';

comment on column honors.pupil_transfer.from_squadron is 'name of the squadron that she left, as it was then';
