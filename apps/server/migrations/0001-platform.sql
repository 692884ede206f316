-- What happened, by whom: append-only, one chain of hashes per organisation.
create table audit_chain (
  organisation_id uuid primary key,
  last_seq bigint not null,
  last_hash text not null
);

create table audit_entry (
  organisation_id uuid not null references audit_chain,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  kind text not null,
  subject text not null,
  body jsonb not null,
  hash text not null,
  primary key (organisation_id, seq)
);

create index audit_entry_subject on audit_entry (organisation_id, subject, seq);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or deleted';
end
$$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();

-- Unexpected errors, grouped by where they come from.
create table error_group (
  fingerprint text primary key,
  message text not null,
  stack text not null,
  route text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  last_request_id text not null,
  count integer not null default 1
);

create index error_group_last_seen on error_group (last_seen_at desc);
