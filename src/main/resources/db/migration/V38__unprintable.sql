-- A certificate with a character that no font has waits until somebody decides that its place is left blank, to be written by hand.
alter table honors.certificate add column unprintable text[], add column blank_by text, add column blank_at timestamptz,
    add check ((blank_by is null) = (blank_at is null));
comment on column honors.certificate.unprintable is 'characters that the last printing had no glyph for; null if there is none';
comment on column honors.certificate.blank_by is 'who decided to print it with their place blank; null: it waits';

alter table honors.certificate_print add column waiting int not null default 0, drop constraint certificate_print_status_check,
    add check (status in ('QUEUED', 'PRINTING', 'READY', 'WAITING', 'FAILED', 'STALE'));
comment on column honors.certificate_print.status is 'STALE: something of it changed, what is left was ordered anew; WAITING: nothing could be printed, all wait for a decision';
comment on column honors.certificate_print.waiting is 'of total, those that wait for a decision and are in no file';
