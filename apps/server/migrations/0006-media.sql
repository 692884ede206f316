-- Tracks, their chunks in the journal, and the keys that open them. The pictures themselves are in journal files.

-- One data key per attempt, wrapped by the installation's key. To delete the row is to erase the recording.
create table attempt_key (
  number integer generated always as identity unique,
  attempt_id uuid primary key,
  wrapped bytea not null,
  wrapped_by text not null,
  created_at timestamptz not null
);

-- What one recorder (a page load on one device) sends of one kind. The number stands in every record.
create table track (
  id uuid primary key,
  number integer generated always as identity unique,
  attempt_id uuid not null,
  kind text not null,
  recorder_id uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (attempt_id, kind, recorder_id)
);

create table track_config (
  track_id uuid not null references track (id),
  seq bigint not null,
  config jsonb not null,
  primary key (track_id, seq)
);

-- A stretch of a few seconds that can be played from its beginning. places: [[file, position, length], …].
create table track_chunk (
  track_id uuid not null references track (id),
  from_seq bigint not null,
  to_seq bigint not null,
  config_seq bigint,
  places jsonb not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  frames integer not null,
  bytes integer not null,
  hash bytea not null,
  primary key (track_id, from_seq)
);

-- A mark a recorder made on its own track, for the timeline.
create table track_mark (
  track_id uuid not null references track (id),
  seq bigint not null,
  at timestamptz not null,
  what text not null,
  reason text not null,
  primary key (track_id, seq)
);

-- A file whose every record is in track_chunk: a start need not read it again. damage: [{"at", "length"}, …] found in it.
create table journal_file (
  number integer primary key,
  indexed_at timestamptz not null,
  damage jsonb
);

-- Who looked at a recording, and when: one row, and one audit entry, per person, attempt and sitting down to it.
create table viewing (
  id uuid primary key,
  attempt_id uuid not null,
  person_id uuid not null,
  began_at timestamptz not null,
  last_at timestamptz not null
);

create index viewing_of_person on viewing (attempt_id, person_id, last_at);
