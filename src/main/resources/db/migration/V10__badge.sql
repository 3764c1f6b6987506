-- One-star rounds: a round of the county, a school's part in it (the case), the squadrons' lists, their nominees, the awards.
create table honors.one_star_round (
    id                  uuid primary key,
    school_year         text not null,
    nomination_deadline timestamptz not null,
    reminder_at         timestamptz not null,
    notice_days         smallint not null check (notice_days between 1 and 30),
    individual_rate     numeric(5, 4) not null,
    collective_rate     numeric(5, 4) not null,
    opened_by           text not null,
    opened_at           timestamptz not null
);

create table honors.evaluation (
    id         uuid primary key,
    round_id   uuid not null references honors.one_star_round,
    school_id  text not null references honors.school,
    school_year text not null,
    status     text not null check (status in ('OPENING', 'NOMINATING', 'CHECKING', 'DECIDING', 'NOTICE', 'AWARDED', 'WITHOUT_AWARD')),
    notice_id  uuid,
    notice_address text,
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    unique (school_id, school_year)
);
create index evaluation_by_round on honors.evaluation (round_id);

create table honors.squadron_list (
    evaluation_id uuid not null references honors.evaluation,
    squadron_id   text not null references honors.squadron,
    status        text not null check (status in ('OPEN', 'SUBMITTED', 'RETURNED', 'WITHDRAWN', 'WAIVED')),
    return_remark text,
    submitted_by  text,
    submitted_at  timestamptz,
    primary key (evaluation_id, squadron_id)
);
create index squadron_list_by_squadron on honors.squadron_list (squadron_id);

create table honors.nominee (
    id                 bigint generated always as identity primary key,
    evaluation_id      uuid not null,
    squadron_id        text not null,
    kind               text not null check (kind in ('INDIVIDUAL', 'COLLECTIVE')),
    pupil_id           bigint references honors.pupil,
    reason             text not null default '',
    nominated_by       text not null,
    decision           text check (decision in ('APPROVED', 'REFUSED')),
    decision_reason    text,
    decided_by         text,
    struck_reason      text,
    not_awarded_reason text,
    foreign key (evaluation_id, squadron_id) references honors.squadron_list,
    check ((kind = 'INDIVIDUAL') = (pupil_id is not null))
);
create unique index nominee_individual on honors.nominee (evaluation_id, pupil_id) where pupil_id is not null;
create unique index nominee_collective on honors.nominee (evaluation_id, squadron_id) where kind = 'COLLECTIVE';
create index nominee_by_squadron on honors.nominee (evaluation_id, squadron_id);
create index nominee_by_pupil on honors.nominee (pupil_id);

create table honors.committee_meeting (
    evaluation_id          uuid primary key references honors.evaluation,
    held_on                date,
    place                  text,
    expected               smallint,
    present                smallint,
    in_favour              smallint,
    against                smallint,
    abstained              smallint,
    minutes                text,
    over_quota_individuals text,
    over_quota_collectives text,
    recorded_by            text not null,
    recorded_at            timestamptz not null
);

-- Every decision over every row, in order; the record that a school justifies itself with.
create table honors.row_decision (
    id            bigint generated always as identity primary key,
    evaluation_id uuid not null,
    nominee_id    bigint not null,
    squadron_id   text not null,
    action        text not null check (action in ('NOMINATE', 'REMOVE', 'APPROVE', 'REFUSE', 'UNDECIDE', 'STRIKE', 'AWARD', 'NOT_AWARD')),
    reason        text,
    login         text,
    at            timestamptz not null
);
create index row_decision_by_evaluation on honors.row_decision (evaluation_id);
create trigger row_decision_is_append_only before update or delete on honors.row_decision
    for each statement execute function honors.refuse_change();

create table honors.award (
    id                 uuid primary key,
    certificate_number text not null unique,
    level              text not null,
    holder             text not null check (holder in ('INDIVIDUAL', 'COLLECTIVE')),
    pupil_id           bigint references honors.pupil,
    squadron_id        text not null references honors.squadron,
    school_id          text not null references honors.school,
    school_year        text not null,
    awarded_by         text not null references honors.organ,
    awarded_on         date not null,
    nominee_id         bigint not null unique references honors.nominee,
    evaluation_id      uuid not null references honors.evaluation,
    status             text not null default 'VALID' check (status in ('VALID', 'REVOKED'))
);
create index award_by_evaluation on honors.award (evaluation_id);
create index award_by_pupil on honors.award (pupil_id);
create index award_by_school on honors.award (school_id, school_year);
