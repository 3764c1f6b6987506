-- Logging in: what went wrong lately, from where each account has logged in before, and which sessions are open. Times are the
-- database's, so that two nodes agree and the demo's clock does not move them.
create table honors.login_failure (
    who          bytea not null,
    address      text not null,
    failures     integer not null,
    last_at      timestamptz not null,
    barred_until timestamptz,
    primary key (who, address)
);
create index login_failure_by_age on honors.login_failure (last_at);
comment on table honors.login_failure is 'attempts since the last success: of an account from an address, from an address, of an account';
comment on column honors.login_failure.who is 'SHA-256 of the login as it was typed (people type passwords there), empty: whoever it was';
comment on column honors.login_failure.address is 'network address, of IPv6 the /64; empty: from wherever';

create table honors.login_address (
    login   text not null references honors.account on delete cascade,
    address text not null,
    last_at timestamptz not null,
    primary key (login, address)
);
comment on table honors.login_address is 'addresses that the right password came from; what others do does not bar it there';

alter table honors.account add column login_generation integer not null default 0;
comment on column honors.account.login_generation is 'raised to end every login of the account: sessions and remembered passwords of an older one are void';

create table honors.login_session (
    id           uuid primary key,
    login        text not null references honors.account on delete cascade,
    generation   integer not null,
    started_at   timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    address      text not null,
    browser      text not null
);
create index login_session_by_login on honors.login_session (login);
create index login_session_by_age on honors.login_session (last_seen_at);
comment on table honors.login_session is 'open sessions of both nodes; a session whose row is gone has ended';
