-- Uploaded files of any case, and what a school's part in a county round has beside its rows.
create table honors.document (
    id         uuid primary key,
    case_id    text not null,
    purpose    text not null,
    filename   text not null,
    media_type text not null,
    size       int not null check (size > 0),
    sha256     text not null,
    stored_by  text not null,
    stored_at  timestamptz not null
);
create index document_by_case on honors.document (case_id);

comment on column honors.document.case_id is 'business key of the case it belongs to; whoever owns the case says who reads it';
comment on column honors.document.media_type is 'as its content says, not its name';

create table honors.document_part (
    document_id uuid not null references honors.document on delete cascade,
    ordinal     int not null,
    content     bytea not null,
    primary key (document_id, ordinal)
);
-- scans are compressed already
alter table honors.document_part alter column content set storage external;

alter table honors.school_nomination
    add column handed_in_by text,
    add column nil_reason text;

comment on column honors.school_nomination.handed_in_by is 'who gave the list to the school committee, and therefore does not decide on it';
comment on column honors.school_nomination.nil_reason is 'the school expressly nominates nobody, and why';

create table honors.county_evidence (
    document_id uuid primary key references honors.document on delete cascade,
    nominee_id  bigint not null references honors.county_nominee on delete cascade
);
create index county_evidence_by_nominee on honors.county_evidence (nominee_id);

create table honors.nomination_meeting (
    nomination_id uuid not null references honors.school_nomination on delete cascade,
    submission    int not null,
    held_on       date,
    place         text,
    expected      int,
    present       int,
    in_favour     int,
    against       int,
    abstained     int,
    minutes       text,
    recorded_by   text not null,
    recorded_at   timestamptz not null,
    primary key (nomination_id, submission)
);

comment on column honors.nomination_meeting.submission is 'how often the list had been handed in before: a list that comes back is decided in a meeting of its own';
