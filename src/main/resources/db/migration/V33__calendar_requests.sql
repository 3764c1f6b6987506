-- When the administrators were last asked for a year of the working calendar.
create table honors.calendar_request (
    year     smallint primary key,
    asked_on date not null
);
