-- Certificate numbers: one row a series; the row's lock makes numbers gapless.
create table honors.certificate_series (
    series      text primary key,
    last_number bigint not null check (last_number > 0)
);

comment on column honors.certificate_series.last_number is 'the last number that was given; taken in the transaction of the award, so that a rolled-back award leaves no gap';
