-- What the county looks at beside a row: the same pupil or collective in other rounds, namesakes at other schools.
alter table honors.county_nominee add column subject text not null
    generated always as (coalesce('p' || pupil_id, 'q' || squadron_id, 's' || school_id)) stored;
create index county_nominee_by_subject on honors.county_nominee (subject);
create index county_nominee_by_round on honors.county_nominee (round_id, school_id);
create index pupil_by_name on honors.pupil (name, birth_month);

comment on column honors.county_nominee.subject is 'whom the row is about, the same in every round: a pupil, a squadron, a brigade';
