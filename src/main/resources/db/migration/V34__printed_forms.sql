-- The recommendation forms that schools print, sign, stamp and upload as scans: which version of the list each is of.
create table honors.nomination_print (
    nomination_id uuid not null references honors.school_nomination on delete cascade,
    code          text not null,
    printed_by    text not null,
    printed_at    timestamptz not null,
    primary key (nomination_id, code)
);

comment on column honors.nomination_print.code is 'stands on every page of the form; a hash of what the form says of the rows';

alter table honors.school_nomination add column seal_code text;

comment on column honors.school_nomination.seal_code is 'the version that the uploaded scan is taken for; null if none was printed before';
