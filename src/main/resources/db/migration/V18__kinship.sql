-- Adults declare the pupils they are related to, and then do not decide on them. Withdrawn declarations stay: cases that were
-- open at the time still respect them.
create table honors.kinship (
    id           uuid primary key,
    login        text not null references honors.account on delete cascade,
    pupil_id     bigint not null references honors.pupil on delete cascade,
    relation     text not null check (relation in ('CHILD', 'GRANDCHILD', 'SIBLING', 'OTHER_RELATIVE')),
    declared_at  timestamptz not null,
    withdrawn_at timestamptz
);
create unique index kinship_in_force on honors.kinship (login, pupil_id) where withdrawn_at is null;
create index kinship_by_pupil on honors.kinship (pupil_id);
