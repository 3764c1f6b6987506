-- What stood beside the decision's text when it was typed, so that it cannot be issued with other numbers unseen.
alter table honors.county_round add column seen_individuals int, add column seen_collectives int;
comment on column honors.county_round.seen_individuals is 'how many persons could be awarded when the officer saved the text; seen_collectives likewise; null while the text is the usual one';
