-- Print orders: the certificates that a school has of a case, as files.
create table honors.certificate_print (
    id         uuid primary key,
    case_id    text not null,
    school_id  text not null,
    status     text not null check (status in ('QUEUED', 'PRINTING', 'READY', 'FAILED', 'STALE')),
    total      int not null,
    done       int not null default 0,
    pdf_id     uuid references honors.document,
    zip_id     uuid references honors.document,
    failure    text,
    ordered_at timestamptz not null,
    ended_at   timestamptz,
    check ((status = 'READY') = (pdf_id is not null and zip_id is not null))
);
create unique index certificate_print_standing on honors.certificate_print (case_id, school_id) where status <> 'STALE';
create index certificate_print_by_case on honors.certificate_print (case_id, school_id);
create index certificate_print_by_pdf on honors.certificate_print (pdf_id);
create index certificate_print_by_zip on honors.certificate_print (zip_id);

comment on column honors.certificate_print.id is 'business key of the process certificate-printing';
comment on column honors.certificate_print.status is 'STALE: a certificate of it was revoked; what is left was ordered anew';
comment on column honors.certificate_print.done is 'certificates that are printed, of total; written while the files grow';
comment on column honors.certificate_print.failure is 'kind and place of the last failure, no content';

-- Given before the product came, recorded so that it can be verified and built upon.
alter table honors.certificate add column on_paper boolean not null default false;
comment on column honors.certificate.on_paper is 'handed out on paper already: verified and revoked like any other, never printed here';
