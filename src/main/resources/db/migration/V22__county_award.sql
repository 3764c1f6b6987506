-- The county's rounds: what was opened, each school's part in it, its nominees, and the record of every decision over a row.
create table honors.county_round (
    id                  uuid primary key,
    award_kind          text not null,
    school_year         text not null,
    status              text not null check (status in ('DRAFT', 'OPENING', 'NOMINATING', 'SIGNING', 'NOTICE', 'ISSUING', 'AWARDED', 'WITHOUT_AWARD', 'DISCARDED', 'CANCELLED')),
    opens_on            date not null,
    closes_at           timestamptz not null,
    reminder_at         timestamptz,
    born_from           date not null,
    born_until          date not null,
    individual_places   int check (individual_places between 0 and 100000),
    collective_places   int check (collective_places between 0 and 100000),
    signers             text[] not null,
    signing_days        smallint not null,
    notice_days         smallint not null,
    contact_name        text not null,
    contact_phone       text,
    contact_mail        text,
    basis               text,
    again_reason        text,
    drafted_by          text not null,
    drafted_at          timestamptz not null,
    opened_by           text,
    opened_at           timestamptz,
    signing_id          uuid,
    signing_return      text,
    notice_id           uuid,
    notice_address      text,
    decision_number     text unique,
    decision_text       text,
    decided_on          date,
    closed_at           timestamptz,
    closed_by           text,
    cancel_reason       text,
    check (born_from <= born_until)
);
-- one round an award and school year, unless a reason is given
create unique index county_round_once on honors.county_round (award_kind, school_year)
    where again_reason is null and status not in ('DRAFT', 'DISCARDED', 'CANCELLED');
create index county_round_by_year on honors.county_round (school_year, award_kind);

comment on column honors.county_round.individual_places is 'places of the whole county for individuals; null: the award has none';
comment on column honors.county_round.born_from is 'first month of birth that can be nominated; born_until the last';
comment on column honors.county_round.signing_return is 'why an organ gave the list back, and which; null when it is being signed anew';

create table honors.school_nomination (
    id                uuid primary key,
    round_id          uuid not null references honors.county_round,
    school_id         text not null references honors.school,
    status            text not null check (status in ('WAITING', 'PREPARING', 'DECIDING', 'SUBMITTED', 'RETURNED', 'WAIVED', 'CLOSED', 'CANCELLED')),
    individual_base   int not null,
    individual_places int not null check (individual_places between 0 and 100000),
    collective_base   int not null,
    collective_places int not null check (collective_places between 0 and 100000),
    places_reason     text,
    closes_at         timestamptz not null,
    extension_reason  text,
    submitted_by      text,
    submitted_at      timestamptz,
    submissions       int not null default 0,
    return_remark     text,
    seal_id           uuid,
    unique (round_id, school_id)
);
create index school_nomination_by_school on honors.school_nomination (school_id);

comment on column honors.school_nomination.id is 'business key of the process school-nomination';
comment on column honors.school_nomination.status is 'WAITING: not started; PREPARING and RETURNED: with the brigade counselor; DECIDING: with the school committee; SUBMITTED: with the county; WAIVED: not handed in in time; CLOSED: the county has gone through it';
comment on column honors.school_nomination.individual_base is 'what the places were counted of when the round was opened';
comment on column honors.school_nomination.closes_at is 'until when the school can hand in, with its extension';
comment on column honors.school_nomination.return_remark is 'why the county, or the committee, gave the list back';

create table honors.county_nominee (
    id                     bigint generated always as identity primary key,
    round_id               uuid not null references honors.county_round,
    nomination_id          uuid not null references honors.school_nomination,
    school_id              text not null references honors.school,
    kind                   text not null check (kind in ('INDIVIDUAL', 'COLLECTIVE')),
    pupil_id               bigint references honors.pupil,
    squadron_id            text references honors.squadron,
    reason                 text not null default '',
    nominated_by           text not null,
    version                int not null default 1,
    school_decision        text check (school_decision in ('APPROVED', 'REFUSED')),
    school_decision_reason text,
    school_decided_by      text,
    reserved               boolean not null default false,
    screening              text check (screening in ('PASSED', 'RETURNED', 'REJECTED')),
    screening_remark       text,
    screened_by            text,
    screened_at            timestamptz,
    struck_by              text check (struck_by in ('SIGNING', 'OBJECTION')),
    struck_reason          text,
    not_awarded_reason     text,
    check ((kind = 'INDIVIDUAL') = (pupil_id is not null)),
    check (kind = 'COLLECTIVE' or squadron_id is not null),
    check ((struck_by is null) = (struck_reason is null))
);
create unique index county_nominee_pupil on honors.county_nominee (round_id, pupil_id) where pupil_id is not null;
create unique index county_nominee_squadron on honors.county_nominee (round_id, squadron_id) where kind = 'COLLECTIVE' and squadron_id is not null;
create unique index county_nominee_brigade on honors.county_nominee (round_id, school_id) where kind = 'COLLECTIVE' and squadron_id is null;
create index county_nominee_by_nomination on honors.county_nominee (nomination_id);
create index county_nominee_by_pupil on honors.county_nominee (pupil_id);
create index county_nominee_reserved on honors.county_nominee (round_id, kind, school_id) where reserved;

comment on column honors.county_nominee.squadron_id is 'the pupil''s squadron, or the collective; null for a brigade as a whole';
comment on column honors.county_nominee.version is 'counts what is signed: the row''s text and evidence; changed means to be looked at again';
comment on column honors.county_nominee.reserved is 'takes a place of its school and of the county: from submission until it is returned, rejected, struck or withdrawn';

-- Every decision over every row, in order; the record with which the county justifies itself.
create table honors.county_row_event (
    id            bigint generated always as identity primary key,
    round_id      uuid not null,
    nomination_id uuid not null,
    nominee_id    bigint not null,
    action        text not null check (action in ('NOMINATE', 'EDIT', 'REMOVE', 'APPROVE', 'REFUSE', 'UNDECIDE', 'SUBMIT', 'WITHDRAW', 'PASS', 'RETURN', 'REJECT',
                                                  'UNSCREEN', 'STRIKE', 'AWARD', 'NOT_AWARD')),
    reason        text,
    login         text,
    at            timestamptz not null
);
create index county_row_event_by_nominee on honors.county_row_event (nominee_id);
create index county_row_event_by_round on honors.county_row_event (round_id);
create trigger county_row_event_is_append_only before update or delete on honors.county_row_event
    for each statement execute function honors.refuse_change();

