-- Who did what, when, from where and for which organ. Each entry carries the hash of the one before it, so that a missing or
-- altered entry is noticed; the numbers have no gaps.
create table honors.audit_entry (
    number   bigint primary key,
    at       timestamptz not null,
    login    text,
    address  text,
    action   text not null,
    organ    text,
    subject  text,
    outcome  text not null check (outcome in ('DONE', 'REFUSED')),
    detail   text,
    previous bytea not null,
    hash     bytea not null unique
);
create index audit_entry_by_login on honors.audit_entry (login, number);
create index audit_entry_by_action on honors.audit_entry (action, number);

-- to the application's own role the table is closed twice: by its privileges, and by a trigger that holds for a superuser as well
revoke update, delete, truncate on honors.audit_entry from current_user;
create trigger audit_entry_is_append_only before update or delete or truncate on honors.audit_entry
    for each statement execute function honors.refuse_change();
