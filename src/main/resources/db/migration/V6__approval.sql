-- Who decided what; nothing in it is ever changed or removed.
create table honors.opinion (
    id          bigint generated always as identity primary key,
    case_id     text not null,
    process_key text not null,
    task_key    text not null,
    subject     text,
    login       text,
    name        text,
    school_id   text,
    decision    text,
    opinion     text,
    at          timestamptz not null
);
create index opinion_by_case on honors.opinion (case_id);

create function honors.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name;
end $$;

create trigger opinion_is_append_only before update or delete on honors.opinion
    for each statement execute function honors.refuse_change();
