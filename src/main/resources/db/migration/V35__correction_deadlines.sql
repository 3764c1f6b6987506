-- until when a list that was returned or withdrawn has to be handed in again
alter table honors.squadron_list add column due_at timestamptz;
