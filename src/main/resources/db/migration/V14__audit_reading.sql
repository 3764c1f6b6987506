-- The end of the chain, locked until the caller's transaction ends. One round trip; in a function that is volatile each statement sees
-- what was committed before it began, so the end is read as the last holder of the lock left it.
create function honors.audit_chain_end(chain bigint) returns table (last_number bigint, last_hash bytea) language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock(chain);
    return query select e.number, e.hash from honors.audit_entry e order by e.number desc limit 1;
end $$;

-- The trail is read newest first, page after page, by who, what, where and how it ended; each of these is a walk along one index.
create index audit_entry_by_time on honors.audit_entry (at, number);
create index audit_entry_by_login_and_time on honors.audit_entry (login, at, number);
create index audit_entry_by_action_and_time on honors.audit_entry (action, at, number);
create index audit_entry_by_organ_and_time on honors.audit_entry (organ, at, number) where organ is not null;
create index audit_entry_refused on honors.audit_entry (at, number) where outcome = 'REFUSED';
drop index honors.audit_entry_by_login;
drop index honors.audit_entry_by_action;

-- nothing looks for a hash, and its index costs a random page with every entry
alter table honors.audit_entry drop constraint audit_entry_hash_key;
