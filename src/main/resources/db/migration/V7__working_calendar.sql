-- The State Council's holiday calendar: only the days that depart from the plain week are kept.
create table honors.calendar_year (
    year       smallint primary key check (year between 2000 and 2100),
    confirmed  boolean not null,
    version    integer not null,
    changed_by text
);

create table honors.calendar_day (
    day   date primary key,
    year  smallint not null references honors.calendar_year,
    kind  text not null check (kind in ('OFF', 'WORK')),
    label text not null,
    check (extract(year from day) = year)
);
create index calendar_day_by_year on honors.calendar_day (year);

comment on column honors.calendar_year.confirmed is 'compared with the official notice by an administrator; shipped years are not';
comment on column honors.calendar_day.kind is 'OFF: nobody works; WORK: a weekend day that is worked to make up for a day off';

insert into honors.calendar_year (year, confirmed, version) values (2026, false, 1);

insert into honors.calendar_day (day, year, kind, label)
select d::date, 2026, 'OFF', label
from (values ('元旦', '2026-01-01'::date, '2026-01-03'::date),
             ('春节', '2026-02-15', '2026-02-23'),
             ('清明节', '2026-04-04', '2026-04-06'),
             ('劳动节', '2026-05-01', '2026-05-05'),
             ('端午节', '2026-06-19', '2026-06-21'),
             ('中秋节', '2026-09-25', '2026-09-27'),
             ('国庆节', '2026-10-01', '2026-10-07')) as holiday(label, first, last),
     generate_series(first, last, interval '1 day') as d;

insert into honors.calendar_day (day, year, kind, label)
values ('2026-01-04', 2026, 'WORK', '元旦调休上班'),
       ('2026-02-14', 2026, 'WORK', '春节调休上班'),
       ('2026-02-28', 2026, 'WORK', '春节调休上班'),
       ('2026-05-09', 2026, 'WORK', '劳动节调休上班'),
       ('2026-09-20', 2026, 'WORK', '国庆节调休上班'),
       ('2026-10-10', 2026, 'WORK', '国庆节调休上班');
