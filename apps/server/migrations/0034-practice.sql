-- A practice: nobody is on its roster, and an attempt of it is deleted with everything that hangs on it.

-- What hangs on an attempt goes with it. That no other attempt goes is what the trigger below sees to.
do $$
declare
  one record;
begin
  for one in
    select conname, conrelid::regclass as child, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and confdeltype = 'a'
      and confrelid in ('attempt'::regclass, 'incident'::regclass, 'rejudgement'::regclass, 'upload'::regclass)
  loop
    execute format('alter table %s drop constraint %I', one.child, one.conname);
    execute format('alter table %s add constraint %I %s on delete cascade', one.child, one.conname, one.definition);
  end loop;
end
$$;

create function refuse_attempt_deletion() returns trigger language plpgsql as $$
begin
  if exists (select from sitting where sitting.id = old.sitting_id and sitting.purpose <> 'practice') then
    raise exception 'only an attempt of a practice is deleted';
  end if;
  if exists (
    select from legal_hold
    where ended_at is null and (legal_hold.attempt_id = old.id or legal_hold.sitting_id = old.sitting_id)
  ) then
    raise exception 'the attempt is held';
  end if;
  return old;
end
$$;

create trigger attempt_is_kept before delete on attempt for each row execute function refuse_attempt_deletion();

alter table sitting add constraint sitting_practice_limits
  check ((purpose = 'practice') = (keep_days is not null and most_attempts is not null));
create index sitting_practice on sitting (ends_at) where purpose = 'practice';
