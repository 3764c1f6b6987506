-- Who changed the words of a row is its author beside who nominated first; read from this record, which only grows.
alter table honors.row_decision drop constraint row_decision_action_check;
alter table honors.row_decision add constraint row_decision_action_check
    check (action in ('NOMINATE', 'EDIT', 'REMOVE', 'APPROVE', 'REFUSE', 'UNDECIDE', 'STRIKE', 'AWARD', 'NOT_AWARD'));
comment on column honors.nominee.nominated_by is 'who nominated first; later authors stand in row_decision';
