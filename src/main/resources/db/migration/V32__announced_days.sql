-- An announcement may name days of the year before or after: 31 December belongs to New Year's.
alter table honors.calendar_day drop constraint calendar_day_check;
drop index honors.calendar_day_by_year;
comment on column honors.calendar_day.year is 'the year whose announcement, or whose list, the day came with; mostly its own';
