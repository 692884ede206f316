-- Stretches of recordings exported into files for a day. files: what the archive holds, in order, and the parts each lies in.
create table clip (
  id uuid primary key,
  attempt_id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  kinds jsonb not null,
  reason text not null,
  state text not null,
  progress double precision not null,
  files jsonb not null,
  created_at timestamptz not null,
  deletes_at timestamptz not null
);

create index clip_of_attempt on clip (attempt_id, created_at);
create index clip_deletes on clip (deletes_at);

-- A player looks for what was recorded at an instant.
create index track_chunk_at on track_chunk (track_id, from_at);
