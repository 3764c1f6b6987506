-- Whoever has to log in once more is told why.
create table honors.ended_session (
    id  uuid primary key,
    why text not null,
    at  timestamptz not null default now()
);
create index ended_session_by_age on honors.ended_session (at);
comment on table honors.ended_session is 'sessions that somebody ended before their time, for two days';

-- Logins are found whatever the capitals, so no two differ in them alone.
create unique index account_login_once on honors.account (lower(login));
