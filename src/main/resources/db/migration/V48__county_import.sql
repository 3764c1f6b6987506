-- A county's workbook on its way into the register: what its rows say is staged, compared, and written once a person confirms.
create table honors.county_import (
    id           uuid primary key,
    uploaded_by  text not null,
    uploaded_at  timestamptz not null,
    file_name    text not null,
    status       text not null check (status in ('CHECKED', 'CONFIRMED', 'DISCARDED')),
    written      jsonb,
    findings     jsonb,
    counts       jsonb not null,
    base_version text,
    marked_copy  bytea,
    settled_at   timestamptz
);
create index county_import_by_time on honors.county_import (uploaded_at desc);

comment on table honors.county_import is 'rows, findings and the marked copy are deleted when it is confirmed or discarded, or after a day; this row stays as the record of it';
comment on column honors.county_import.written is 'the rows as read, without columns that must not be kept; the workbook itself is not kept';
comment on column honors.county_import.base_version is 'fingerprint of what it was to change when it was compared';
