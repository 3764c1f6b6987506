-- The outbox: what was posted in the transaction of an approval, and what became of it. Delivered by the process mail-delivery.
create table honors.mail_batch (
    id           uuid primary key,
    what         text not null,
    business_key text,
    created_at   timestamptz not null,
    last_error   text
);

create table honors.mail (
    id         bigint generated always as identity primary key,
    batch_id   uuid not null references honors.mail_batch,
    recipient  text not null,
    template   text not null,
    model      jsonb not null,
    message_id text not null,
    status     text not null check (status in ('PENDING', 'SENT', 'FAILED')),
    attempts   integer not null default 0,
    last_error text,
    sent_at    timestamptz,
    check ((status = 'SENT') = (sent_at is not null))
);
create index mail_by_batch on honors.mail (batch_id, id);
create index mail_unsent on honors.mail (status, id) where status <> 'SENT';
create index mail_sent_at on honors.mail (sent_at) where status = 'SENT';

comment on column honors.mail_batch.what is 'for the administrator: which matter and step; never a pupil''s name';
comment on column honors.mail_batch.business_key is 'id of the case the mails are about';
comment on column honors.mail_batch.last_error is 'kind of the last failure of the mail server as a whole';
comment on column honors.mail.model is 'what the template needs, worded';
comment on column honors.mail.message_id is 'fixed here, so that a mail that has to be sent again is the same mail to its reader';
comment on column honors.mail.attempts is 'how often the mail server was asked to take it';
comment on column honors.mail.last_error is 'kind of the error and the server''s code, no address and no content';
