-- Whoever answers a task that is done is told by whom, for which organ and when.
alter table honors.opinion add column task_id text, add column organ text;
create index opinion_by_task on honors.opinion (task_id);
comment on column honors.opinion.task_id is 'the task that was answered; null for verbs that are no task, and for records made before this column was';
comment on column honors.opinion.organ is 'the group for which it was answered, as tasks are offered to groups';
