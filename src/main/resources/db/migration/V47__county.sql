-- What the county is called: one row, set by the administrator. What is null is made from the name.
create table honors.county (
    id            smallint primary key default 1 check (id = 1),
    name          text check (name <> ''),
    short_name    text check (short_name <> ''),
    notice_issuer text check (notice_issuer <> ''),
    document_code text check (document_code <> ''),
    version       int not null default 1
);
comment on column honors.county.name is 'in full; null until the administrator sets it';
comment on column honors.county.short_name is 'as badges carry it; null: the name without its last word';
comment on column honors.county.notice_issuer is 'who issues the county''s notices; null: made from the name';
comment on column honors.county.document_code is 'how numbers of decisions begin; null: made from the name';

-- where the county's committee has a name already, it begins with the county's
insert into honors.county (name)
select (select coalesce(substring(name from '^(.+[县区市旗])(?:少先队|少工委)'), substring(name from '^少先队(.+[县区市旗])(?:工作委员会|少工委)'))
        from honors.organ where id = 'county');

-- a decision keeps the names of its day
alter table honors.county_round add column decision_issuer text, add column decision_award text;
update honors.county_round r set
    decision_issuer = (select name from honors.organ where id = 'county'),
    decision_award = (select min(award) from honors.certificate c where c.case_id = r.id::text)
where decision_number is not null;
comment on column honors.county_round.decision_issuer is 'what the county''s committee was called when it decided';
comment on column honors.county_round.decision_award is 'what the award was called then';
