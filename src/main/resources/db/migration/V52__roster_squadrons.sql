-- A roster may name squadrons that are not registered; they are offered, and once registered its rows stand without the file.
alter table honors.roster_import_row
    add column unregistered       text,
    add column unregistered_grade smallint,
    add column waits              boolean not null default false,
    add check (not waits or has_error and unregistered is not null);

comment on column honors.roster_import_row.unregistered is 'name under which the squadron that the row names would be registered';
comment on column honors.roster_import_row.waits is 'kept out by nothing but its squadron, which is not registered';

create index roster_import_row_unregistered on honors.roster_import_row (import_id) where unregistered is not null;

alter table honors.roster_import add column marked_later bytea;

comment on column honors.roster_import.marked_later is 'the marked copy as it is once every squadron that the sheet names is registered; null where none is offered or nothing would be marked then';
