-- Several organs sign one list: what was laid before them, each organ's word, and how disputes were settled.
create table honors.signing (
    id            uuid primary key,
    case_id       text not null,
    previous_id   uuid references honors.signing,
    list_kind     text not null,
    list_id       uuid not null,
    title         text not null,
    rule          text not null check (rule in ('ALL_AGREE', 'MAJORITY')),
    organs        text[] not null,
    convener_id   text not null,
    status        text not null check (status in ('SIGNING', 'SETTLING', 'SIGNED', 'RETURNED', 'CANCELLED')),
    row_count     int not null,
    digest        text not null,
    prepared_at   timestamptz not null,
    due_on        date not null,
    returned_by   text,
    return_reason text,
    ended_at      timestamptz
);
create index signing_by_case on honors.signing (case_id, prepared_at);
comment on column honors.signing.previous_id is 'the signing of the same case that was returned before; unchanged rows need no second look';
comment on column honors.signing.digest is 'SHA-256 over the rows in their order, kept with each signature';

create table honors.signing_row (
    signing_id     uuid not null references honors.signing on delete cascade,
    ref            text not null,
    ordinal        int not null,
    version        text not null,
    fresh          boolean not null,
    collective     boolean not null,
    name           text not null,
    school_id      text not null,
    school_name    text not null,
    squadron_name  text,
    grade          int,
    text           text not null,
    outcome        text check (outcome in ('KEPT', 'DISPUTED', 'STRUCK')),
    settled_reason text,
    settled_by     text,
    primary key (signing_id, ref)
);
create index signing_row_in_order on honors.signing_row (signing_id, ordinal);
create index signing_row_of_school on honors.signing_row (signing_id, school_id);
comment on column honors.signing_row.fresh is 'new or changed since the signing before';

create table honors.signing_dissent (
    signing_id uuid not null,
    ref        text not null,
    organ_id   text not null,
    reason     text not null,
    login      text not null,
    at         timestamptz not null,
    primary key (signing_id, ref, organ_id),
    foreign key (signing_id, ref) references honors.signing_row on delete cascade
);

-- One vote an organ; written once.
create table honors.signature (
    signing_id   uuid not null references honors.signing on delete cascade,
    organ_id     text not null,
    login        text not null,
    name         text not null,
    mandate      text not null,
    word         text not null check (word in ('SIGNED', 'RETURNED')),
    opinion      text,
    dissents     int not null,
    digest       text not null,
    carried_from uuid,
    at           timestamptz not null,
    primary key (signing_id, organ_id)
);
create index signature_by_login on honors.signature (login);
create trigger signature_is_written_once before update or delete on honors.signature
    for each statement execute function honors.refuse_change();
comment on column honors.signature.mandate is 'the post in whose right the person signed';
comment on column honors.signature.carried_from is 'the signing in which the organ had signed the same rows already';

-- The joint meeting that settles rows in dispute.
create table honors.signing_minutes (
    signing_id  uuid primary key references honors.signing on delete cascade,
    held_on     date,
    place       text,
    chair       text,
    attendees   text[] not null,
    resolution  text,
    recorded_by text not null,
    recorded_at timestamptz not null
);
comment on column honors.signing_minutes.attendees is 'who was there for each organ, in the order of the signing''s organs';
