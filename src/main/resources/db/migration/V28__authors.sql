-- Who had a hand in a row or a list stays its author, whoever changes it or hands it in after that.
create table honors.nomination_hand_in (
    nomination_id uuid not null references honors.school_nomination,
    login         text not null,
    first_at      timestamptz not null,
    primary key (nomination_id, login)
);
comment on table honors.nomination_hand_in is 'everybody who ever gave the list to the school committee; school_nomination.handed_in_by is the last of them';

insert into honors.nomination_hand_in (nomination_id, login, first_at)
    select id, handed_in_by, now() from honors.school_nomination where handed_in_by is not null;

-- what one person did with the rows of a round
drop index honors.county_row_event_by_round;
create index county_row_event_by_round on honors.county_row_event (round_id, login);
