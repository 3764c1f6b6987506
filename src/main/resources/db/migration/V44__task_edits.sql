-- Who has the form of a task open in a second place is told that it was worked on in the first.
create table honors.task_edit (
    task_id   varchar(64) not null,
    window_id uuid not null,
    login     text not null,
    at        timestamptz not null,
    edits     integer not null default 1,
    primary key (task_id, window_id)
);
create index task_edit_by_age on honors.task_edit (at);
comment on table honors.task_edit is 'how often a window has saved something for an open task, and when last; forgotten after a week';
comment on column honors.task_edit.window_id is 'an id that the page makes up when it opens, no person''s';
