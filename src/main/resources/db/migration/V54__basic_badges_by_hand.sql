-- What was recorded of basic badges where they were won, by school term. Append-only: taking one back is an entry of its
-- own. honors.pupil.basic_badges stays what eligibility reads: an entry changes it in the same transaction, a roster
-- overwrites it and leaves the entries as they are.
create table honors.basic_badge_entry (
    id          bigint generated always as identity primary key,
    pupil_id    bigint not null references honors.pupil on delete cascade,
    squadron_id text not null,
    badge       text not null,
    school_year text not null check (school_year ~ '^20\d\d-20\d\d$'),
    half        smallint not null check (half in (1, 2)),
    delta       smallint not null check (delta in (-1, 1)),
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index basic_badge_entry_by_pupil on honors.basic_badge_entry (pupil_id, school_year, half);
create index basic_badge_entry_by_squadron on honors.basic_badge_entry (squadron_id, recorded_by, recorded_at);

comment on column honors.basic_badge_entry.squadron_id is 'the squadron in whose grid it was recorded';
comment on column honors.basic_badge_entry.half is '1: September to February, 2: March to August';
