-- What a candidate agreed to, stream by stream; every answer is kept, the latest counts.
create table consent (
  attempt_id uuid not null references attempt (id),
  stream text not null check (stream in ('camera', 'microphone', 'screen')),
  at timestamptz not null,
  is_given boolean not null,
  -- Which wording was shown, so that one can say later what was agreed to.
  wording text not null,
  primary key (attempt_id, stream, at)
);

-- The latest device check, line by line.
create table device_check (
  attempt_id uuid not null references attempt (id),
  check_name text not null,
  state text not null check (state in ('good', 'warning', 'failed', 'skipped')),
  code text not null,
  detail jsonb not null,
  at timestamptz not null,
  primary key (attempt_id, check_name)
);

-- Sealed with the attempt's own key: who deletes the key deletes the photo.
create table reference_photo (
  attempt_id uuid primary key references attempt (id),
  sealed bytea not null,
  sha256 text not null,
  taken_at timestamptz not null
);
