-- The second step after the password. The secret is encrypted with the key of the configuration, never readable from the database
-- alone; each code is good once (last_step), wrong ones make the next try wait.
create table honors.totp (
    login      text primary key references honors.account on delete cascade,
    secret     bytea not null,
    -- null while the person has not confirmed it with a code
    enabled_at timestamptz,
    last_step  bigint not null default 0,
    failures   integer not null default 0,
    wait_until timestamptz
);

-- One-time codes for the day the telephone is lost; only a keyed digest is kept.
create table honors.totp_recovery_code (
    login   text not null references honors.totp on delete cascade,
    digest  bytea not null,
    used_at timestamptz,
    primary key (login, digest)
);
