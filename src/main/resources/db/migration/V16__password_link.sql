-- Links with which a first or forgotten password is set. A token is made at the moment its mail is sent, and only its hash is kept.
create table honors.password_link (
    id         bigint generated always as identity primary key,
    login      text not null references honors.account on delete cascade,
    purpose    text not null check (purpose in ('INVITATION', 'FORGOTTEN')),
    created_at timestamptz not null default now(),
    token_hash bytea unique,
    expires_at timestamptz,
    used_at    timestamptz,
    check ((token_hash is null) = (expires_at is null))
);
create index password_link_by_login on honors.password_link (login);
comment on column honors.password_link.token_hash is 'SHA-256 of the token; null until the mail is sent';
