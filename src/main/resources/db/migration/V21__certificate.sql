-- Certificates: what is printed and what anybody can verify, beside the award that it is about.
create table honors.certificate (
    number              text primary key,
    code                text not null unique,
    kind                text not null check (kind in ('INDIVIDUAL', 'COLLECTIVE', 'TITLE')),
    award_kind          text not null,
    award               text not null,
    holder_name         text not null,
    school_id           text not null,
    school_name         text not null,
    squadron_name       text,
    school_year         text not null,
    issuer_id           text not null,
    issuer_names        text[] not null,
    issued_on           date not null,
    decision_number     text,
    publication_consent boolean not null,
    case_id             text not null,
    ref                 text not null,
    revoked_on          date,
    revocation_reason   text,
    unique (case_id, ref),
    check ((revoked_on is null) = (revocation_reason is null))
);
create index certificate_of_school on honors.certificate (school_id, case_id, number);
comment on column honors.certificate.code is 'stands in the address that the QR code leads to; 128 bits, cannot be guessed';
comment on column honors.certificate.revocation_reason is 'as the public reads it';

-- awards given before there were certificates
insert into honors.certificate (number, code, kind, award_kind, award, holder_name, school_id, school_name, squadron_name, school_year, issuer_id, issuer_names,
    issued_on, publication_consent, case_id, ref, revoked_on, revocation_reason)
select a.certificate_number, replace(gen_random_uuid()::text, '-', ''), case when a.holder = 'INDIVIDUAL' then 'INDIVIDUAL' else 'COLLECTIVE' end, a.kind,
       '红领巾奖章（一星章）', coalesce(p.name, s.name, c.name), a.school_id, c.name, s.name, a.school_year, a.awarded_by, array[c.name || '少工委'],
       a.awarded_on, coalesce(p.publication_consent, true), a.case_id, a.row_ref, a.revoked_on, case when a.revoked_on is not null then coalesce(a.revocation_reason, '已撤销') end
from honors.award a join honors.school c on c.id = a.school_id left join honors.squadron s on s.id = a.squadron_id left join honors.pupil p on p.id = a.pupil_id;
