-- How far the demo's clock was moved; in production nothing reads or writes it.
create table honors.demo_clock (
    id            boolean primary key default true check (id),
    offset_millis bigint not null
);
comment on column honors.demo_clock.offset_millis is 'how far the clock is ahead of the real time; negative if it is behind';
