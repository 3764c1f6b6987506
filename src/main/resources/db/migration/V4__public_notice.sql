-- Public notices, the rows they show, and objections to them.
create table honors.notice (
    id            uuid primary key,
    slug          text not null unique,
    case_id       text not null,
    previous_id   uuid unique references honors.notice,
    round_no      smallint not null check (round_no > 0),
    school_id     text references honors.school,
    issuer_id     text not null references honors.organ,
    issuer_name   text not null,
    title         text not null,
    award         text not null,
    basis         text,
    contact_name  text not null,
    contact_phone text,
    contact_mail  text,
    names_masked  boolean not null,
    working_days  smallint not null check (working_days > 0),
    status        text not null check (status in ('PREPARED', 'PUBLISHED', 'ENDED')),
    prepared_at   timestamptz not null,
    published_on  date,
    ends_on       date,
    ended_at      timestamptz,
    check (contact_phone is not null or contact_mail is not null),
    check (status = 'PREPARED' or ended_at is not null or (published_on is not null and ends_on >= published_on)),
    check ((status = 'ENDED') = (ended_at is not null))
);
create index notice_by_case on honors.notice (case_id);
create index notice_published on honors.notice (published_on) where status = 'PUBLISHED';

comment on column honors.notice.slug is 'the last part of the public address';
comment on column honors.notice.case_id is 'business key of the case whose list is noticed';
comment on column honors.notice.previous_id is 'the round before, when a list that changed materially is noticed again';
comment on column honors.notice.ends_on is 'last day, inclusive';

create table honors.notice_entry (
    id            bigint generated always as identity primary key,
    notice_id     uuid not null references honors.notice,
    ordinal       int not null,
    entry_ref     text not null,
    kind          text not null check (kind in ('INDIVIDUAL', 'COLLECTIVE')),
    public_name   text,
    grade         smallint,
    squadron_name text,
    school_name   text not null,
    added_at      timestamptz,
    struck_at     timestamptz,
    strike_reason text,
    unique (notice_id, ordinal),
    unique (notice_id, entry_ref),
    check ((struck_at is null) = (strike_reason is null))
);

comment on column honors.notice_entry.ordinal is 'the number in front of the name on the page; kept when another row is struck';
comment on column honors.notice_entry.entry_ref is 'the id of the row where the case keeps it';
comment on column honors.notice_entry.public_name is 'as published, masked for minors; null: no consent to publish the name, the row is only counted';
comment on column honors.notice_entry.added_at is 'set for a row that came in during the notice; it is shown when the list is noticed again';

create table honors.objection (
    id              uuid primary key,
    notice_id       uuid not null references honors.notice,
    entry_id        bigint references honors.notice_entry,
    submission      uuid not null unique,
    receipt         text not null unique,
    complainant     text not null,
    phone           text,
    mail            text,
    text            text not null,
    received_at     timestamptz not null,
    status          text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
    finding         text,
    investigated_by text,
    closed_at       timestamptz,
    overdue_at      timestamptz,
    check (phone is not null or mail is not null),
    check ((status = 'OPEN') = (closed_at is null)),
    check (status = 'OPEN' or (finding is not null and investigated_by is not null)),
    check (status <> 'UPHELD' or entry_id is not null)
);
create index objection_by_notice on honors.objection (notice_id);

comment on column honors.objection.entry_id is 'the row objected to; named by the complainant or, at the latest, by the investigator who upholds';
comment on column honors.objection.submission is 'made with the empty form, so that a form sent twice is one objection';
comment on column honors.objection.investigated_by is 'login';

-- What an investigator has typed so far; one a person, so that two who look at the same objection do not overwrite each other.
create table honors.objection_draft (
    objection_id uuid not null references honors.objection,
    login        text not null,
    decision     text check (decision in ('uphold', 'dismiss')),
    opinion      text,
    entry_id     bigint references honors.notice_entry,
    saved_at     timestamptz not null,
    primary key (objection_id, login)
);
