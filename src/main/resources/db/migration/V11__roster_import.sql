-- A roster on its way into the register: what the sheet says is staged, compared with the register, and merged once a person confirms.
create table honors.roster_import (
    id             uuid primary key,
    school_id      text references honors.school,
    uploaded_by    text not null,
    uploaded_at    timestamptz not null,
    file_name      text not null,
    status         text not null check (status in ('CHECKING', 'CHECKED', 'CONFIRMING', 'CONFIRMED', 'FAILED', 'DISCARDED')),
    alive_at       timestamptz not null default now(),
    progress       int not null default 0,
    columns        text[] not null default '{}',
    counts         jsonb,
    result         jsonb,
    base_version   text,
    marked_copy    bytea,
    problem_code   text,
    problem_detail text,
    settled_at     timestamptz
);
create index roster_import_by_school on honors.roster_import (school_id, uploaded_at desc);
create index roster_import_unsettled on honors.roster_import (uploaded_at) where status not in ('CONFIRMED', 'DISCARDED');

comment on table honors.roster_import is 'staged rows, findings and the marked copy are deleted when it is confirmed or discarded, or after a day; this row stays as the record of it';
comment on column honors.roster_import.school_id is 'null: a file of the whole county, whose rows name their schools';
comment on column honors.roster_import.alive_at is 'database time of the last sign of work, to tell an import whose server died';
comment on column honors.roster_import.columns is 'columns that the sheet has; the register keeps what stands in the others';
comment on column honors.roster_import.base_version is 'fingerprint of the register that the comparison was made with';
comment on column honors.roster_import.marked_copy is 'the sheet with its faults marked; the sheet itself is not kept, as it may hold identity numbers';

create table honors.roster_import_row (
    import_id           uuid not null references honors.roster_import on delete cascade,
    sheet_row           int not null,
    school_id           text,
    squadron_id         text,
    squad               text,
    number              text,
    name                text,
    sex                 text,
    birth_month         date,
    joined_month        date,
    guardian_consent    boolean,
    publication_consent boolean,
    basic_badges        smallint[],
    has_error           boolean not null,
    primary key (import_id, sheet_row)
);
create index roster_import_row_by_number on honors.roster_import_row (import_id, school_id, number);

comment on column honors.roster_import_row.has_error is 'kept out; staged all the same so that its pupil does not count as missing';

create table honors.roster_import_finding (
    import_id   uuid not null references honors.roster_import on delete cascade,
    ordinal     int not null,
    sheet_row   int not null,
    column_text text not null,
    field       text not null,
    kind        text not null,
    level       text not null,
    args        jsonb not null,
    primary key (import_id, ordinal)
);
create index roster_import_finding_by_row on honors.roster_import_finding (import_id, sheet_row, ordinal);

-- What each accepted row makes of its pupil. A column that the sheet lacks leaves what the register has; an empty cell never takes away a sex or
-- a month of joining, but does take away a consent, which has to be given anew.
create view honors.roster_import_target as
select r.import_id, r.sheet_row, r.school_id, r.squadron_id, r.number, r.name, r.birth_month, p.id as pupil_id,
       case when 'squad' = any (i.columns) then r.squad when p.squadron_id = r.squadron_id then q.name end as squad,
       coalesce(r.sex, p.sex) as sex,
       coalesce(r.joined_month, p.joined_month) as joined_month,
       case when 'guardian' = any (i.columns) then r.guardian_consent else p.guardian_consent end as guardian_consent,
       coalesce(case when 'publication' = any (i.columns) then r.publication_consent else p.publication_consent end, false) as publication_consent,
       array [coalesce(r.basic_badges[1], p.basic_badges[1], 0), coalesce(r.basic_badges[2], p.basic_badges[2], 0),
              coalesce(r.basic_badges[3], p.basic_badges[3], 0), coalesce(r.basic_badges[4], p.basic_badges[4], 0),
              coalesce(r.basic_badges[5], p.basic_badges[5], 0), coalesce(r.basic_badges[6], p.basic_badges[6], 0),
              coalesce(r.basic_badges[7], p.basic_badges[7], 0), coalesce(r.basic_badges[8], p.basic_badges[8], 0),
              coalesce(r.basic_badges[9], p.basic_badges[9], 0), coalesce(r.basic_badges[10], p.basic_badges[10], 0),
              coalesce(r.basic_badges[11], p.basic_badges[11], 0), coalesce(r.basic_badges[12], p.basic_badges[12], 0)]::smallint[] as basic_badges,
       p.squadron_id as old_squadron_id, q.name as old_squad, p.name as old_name, p.sex as old_sex, p.birth_month as old_birth_month,
       p.joined_month as old_joined_month, p.guardian_consent as old_guardian_consent, p.publication_consent as old_publication_consent,
       p.basic_badges as old_basic_badges, p.left_on as old_left_on
from honors.roster_import_row r
     join honors.roster_import i on i.id = r.import_id
     left join honors.pupil p on p.school_id = r.school_id and p.number = r.number
     left join honors.squad q on q.id = p.squad_id
where not r.has_error;

-- The same with what it changes.
create view honors.roster_import_change as
select t.*, case when pupil_id is null then 'ADDED'
                 when (old_squadron_id, old_squad, old_name, old_sex, old_birth_month, old_joined_month, old_guardian_consent,
                       old_publication_consent, old_basic_badges, old_left_on)
                      is distinct from (squadron_id, squad, name, sex, birth_month, joined_month, guardian_consent,
                       publication_consent, basic_badges, null::date) then 'CHANGED'
                 else 'UNCHANGED' end as kind
from honors.roster_import_target t;

-- Active pupils of the squadrons that the sheet covers who do not stand in it, not even in a row with an error.
create view honors.roster_import_missing as
select c.import_id, p.id as pupil_id, p.school_id, p.squadron_id, p.squad_id, p.number, p.name
from (select distinct import_id, squadron_id from honors.roster_import_row where not has_error) c
     join honors.pupil p on p.squadron_id = c.squadron_id and p.left_on is null
where not exists (select 1 from honors.roster_import_row r where r.import_id = c.import_id and r.school_id = p.school_id and r.number = p.number)
  and not exists (select 1 from honors.roster_import_row r where r.import_id = c.import_id and r.has_error and r.number is null
                    and r.name = p.name and (r.school_id is null or r.school_id = p.school_id));
