-- Awards that are revoked after they were given: the proposal, the school's hearing, the decision, and what rests on the award.
create table honors.revocation (
    id            uuid primary key,
    award_id      uuid not null references honors.award,
    school_id     text not null references honors.school,
    awarded_by    text not null,
    origin_id     uuid references honors.revocation,
    status        text not null check (status in ('HEARING', 'DECIDING', 'REVIEWING', 'REVOKED', 'KEPT', 'WITHDRAWN')),
    reason        text not null,
    proposed_by   text not null,
    proposed_at   timestamptz not null,
    due_on        date,
    heard         text check (heard in ('STATED', 'SILENT')),
    question      text,
    public_reason text,
    decided_by    text,
    decided_at    timestamptz,
    check ((status in ('REVIEWING', 'REVOKED', 'KEPT')) = (decided_by is not null)),
    check (status not in ('REVIEWING', 'REVOKED') or public_reason is not null)
);
-- one open case an award
create unique index revocation_open_once on honors.revocation (award_id) where status in ('HEARING', 'DECIDING');
create index revocation_by_award on honors.revocation (award_id);
create index revocation_by_school on honors.revocation (school_id, proposed_at);
create index revocation_in_order on honors.revocation (proposed_at);

comment on column honors.revocation.id is 'business key of the process award-revocation';
comment on column honors.revocation.school_id is 'the school for which the holder has the award; it is heard';
comment on column honors.revocation.awarded_by is 'the organ that decides; a school''s id for its committee';
comment on column honors.revocation.origin_id is 'the case in which it was found that this award rests on a revoked one';
comment on column honors.revocation.due_on is 'until when the present step should be done; null when there is none';
comment on column honors.revocation.heard is 'null while the school can state its view; SILENT: it did not in time, which is no agreement';
comment on column honors.revocation.question is 'what the deciding organ asks the school, when it gave the case back';
comment on column honors.revocation.public_reason is 'key of the neutral sentence that the verification shows';

-- Awards that rest on the revoked one, each answered by the county committee.
create table honors.revocation_dependent (
    revocation_id uuid not null references honors.revocation on delete cascade,
    award_id      uuid not null references honors.award,
    answer        text check (answer in ('KEEP', 'REVOKE')),
    reason        text,
    answered_by   text,
    case_id       uuid references honors.revocation,
    primary key (revocation_id, award_id)
);
create index revocation_dependent_by_award on honors.revocation_dependent (award_id);

comment on column honors.revocation_dependent.case_id is 'the case of its own that was opened for the award';
