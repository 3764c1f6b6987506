-- Why several schools were given more time may name a pupil of one of them: it is the county's own then.
alter table honors.school_nomination add column extension_shared boolean not null default false;
update honors.school_nomination n set extension_shared = true
where extension_reason is not null and exists (
    select 1 from honors.school_nomination o where o.round_id = n.round_id and o.id <> n.id and o.extension_reason = n.extension_reason);
comment on column honors.school_nomination.extension_shared is 'the reason was written for several schools; a school reads only what was written for it alone';
