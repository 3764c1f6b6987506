-- Requests to lead a case's token elsewhere or to end its process by hand, and who of the awarding organ confirmed.
create table honors.case_repair (
    id             uuid primary key,
    case_id        text not null,
    process_key    text not null,
    organ_id       text not null,
    school_id      text,
    kind           text not null check (kind in ('MOVE', 'END')),
    token          text,
    from_step      text,
    target         text,
    to_step        text,
    tokens         text not null,
    reason         text not null,
    requested_by   text not null,
    requested_name text not null,
    requested_at   timestamptz not null,
    status         text not null check (status in ('OPEN', 'DONE', 'REFUSED', 'STALE')),
    decided_by     text,
    decided_name   text,
    decided_at     timestamptz,
    remark         text,
    check ((status = 'OPEN') = (decided_by is null)),
    check (status <> 'DONE' or decided_by <> requested_by)
);
create unique index case_repair_open on honors.case_repair (case_id) where status = 'OPEN';
create index case_repair_latest on honors.case_repair (requested_at);
