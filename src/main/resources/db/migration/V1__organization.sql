-- Organs, schools, posts and pupils. The engine's own tables live in another schema of the same database.
create schema if not exists honors;

create table honors.organ (
    id        text primary key,
    kind      text not null check (kind in ('YOUTH_LEAGUE', 'EDUCATION_BUREAU', 'COUNTY_COMMITTEE', 'TOWN_COMMITTEE', 'COMMUNITY_COMMITTEE', 'SCHOOL_COMMITTEE')),
    name      text not null unique,
    parent_id text references honors.organ
);

create table honors.school (
    id       text primary key references honors.organ,
    name     text not null unique,
    town_id  text not null references honors.organ
);
create index school_by_town on honors.school (town_id);

create table honors.squadron (
    id        text primary key,
    school_id text not null references honors.school,
    ordinal   smallint not null,
    name      text not null,
    grade     smallint not null check (grade between 1 and 9),
    unique (school_id, name),
    unique (school_id, ordinal)
);

create table honors.squad (
    id          text primary key,
    squadron_id text not null references honors.squadron,
    ordinal     smallint not null,
    name        text not null,
    unique (squadron_id, name)
);

-- An adult who holds posts; with an account if she works in the product.
create table honors.person (
    id    bigint generated always as identity primary key,
    name  text not null,
    email text
);

create table honors.account (
    login                text primary key check (login ~ '^[a-zA-Z0-9]+$'),
    person_id            bigint not null unique references honors.person,
    password_hash        text not null,
    enabled              boolean not null default true,
    must_change_password boolean not null default false
);

create table honors.post (
    id          bigint generated always as identity primary key,
    person_id   bigint not null references honors.person,
    kind        text not null,
    organ_id    text not null references honors.organ,
    squadron_id text references honors.squadron,
    squad_id    text references honors.squad,
    since       date not null,
    until       date
);
create index post_by_person on honors.post (person_id);
create index post_by_organ on honors.post (organ_id, kind);
create index post_by_squadron on honors.post (squadron_id);
create index post_by_squad on honors.post (squad_id);

create table honors.pupil (
    id                  bigint generated always as identity primary key,
    school_id           text not null references honors.school,
    squadron_id         text not null references honors.squadron,
    squad_id            text references honors.squad,
    number              text not null,
    name                text not null,
    sex                 text check (sex in ('M', 'F')),
    birth_month         date not null,
    joined_month        date,
    guardian_consent    boolean,
    publication_consent boolean not null default false,
    -- how often each of the twelve basic badges is held, in the order of BasicBadge
    basic_badges        smallint[] not null check (array_length(basic_badges, 1) = 12),
    left_on             date,
    unique (school_id, number)
);
create index pupil_by_squadron on honors.pupil (squadron_id);
create index pupil_by_squad on honors.pupil (squad_id);

comment on column honors.pupil.birth_month is 'first day of the month of birth';
comment on column honors.pupil.joined_month is 'first day of the month of joining the Pioneers';
comment on column honors.pupil.guardian_consent is 'null: not answered, may not be nominated';
comment on column honors.pupil.left_on is 'day on which the pupil left the school; such pupils stay for the record and take part in nothing';
