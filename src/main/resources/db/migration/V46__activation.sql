-- Whether somebody has ever set her own password, and the one-time codes on paper for those without a mailbox.
alter table honors.account add column activated_at timestamptz;
update honors.account set activated_at = now();
comment on column honors.account.activated_at is 'when its owner first set a password; null: nobody knows one yet';

create table honors.activation_slip (
    id         bigint generated always as identity primary key,
    login      text not null references honors.account on delete cascade,
    code_hash  bytea not null,
    made_at    timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at   timestamptz,
    wrong       int not null default 0,
    wrong_since timestamptz not null default now()
);
create unique index activation_slip_open on honors.activation_slip (login) where ended_at is null;
comment on column honors.activation_slip.code_hash is 'salt and PBKDF2 of the code; the code itself stands on the paper only';
comment on column honors.activation_slip.ended_at is 'used, or void as another was made, the account was closed or a password was set otherwise';
comment on column honors.activation_slip.wrong is 'wrong codes since wrong_since; too many within an hour, and none is looked at until it is over';
