-- Signed statements of how far every chain reached, each naming the one before it. `line` is the exact text that was
-- signed and that stands outside the database, too.
create table signed_head (
  counter integer primary key,
  at timestamptz not null,
  hash text not null,
  line text not null
);

-- How far each track was when it was last put into a signed head, and in which ones it stands.
create table signed_track (
  track_id uuid primary key,
  seq bigint not null,
  hash text not null
);
create table signed_head_track (
  track_number integer not null,
  counter integer not null references signed_head (counter),
  primary key (track_number, counter)
);

-- What there is of an attempt, signed. `body` is the exact text that was signed; a later version names the hash of the one before.
create table manifest (
  attempt_id uuid not null references attempt (id),
  version integer not null,
  made_at timestamptz not null,
  hash text not null,
  body text not null,
  key_id text not null,
  signature text not null,
  -- The signed head it stands in; null until the next one.
  counter integer references signed_head (counter),
  primary key (attempt_id, version)
);
create index manifest_unsigned on manifest (attempt_id) where counter is null;

-- The last time somebody had an attempt's evidence checked, and what was found.
create table evidence_check (
  attempt_id uuid primary key references attempt (id),
  asked_at timestamptz not null,
  asked_by uuid not null references person (id),
  records integer not null,
  records_done integer not null,
  done_at timestamptz,
  faults jsonb not null
);
