-- Several server processes: who lives, where journals lie, who takes a recorder's frames, where a candidate is shown.

-- One row for each process that runs, or that ended and whose journal nobody has read yet. place names the data directory:
-- processes of one place share a disk and see by pid and begun_at whether another lives.
create table server_process (
  id uuid primary key,
  place uuid not null,
  pid integer not null,
  begun_at text not null,
  -- Where other processes reach it, and what they prove themselves with.
  address text not null,
  secret text not null,
  started_at timestamptz not null,
  heartbeat_at timestamptz not null
);

-- Numbers of journal files, given out by the thousand, so that no number means two files.
create table journal_lot (
  first integer primary key,
  last integer not null,
  place uuid not null,
  process_id uuid not null
);

-- The one process that takes a recorder's frames. term grows whenever it changes hands.
create table recorder_hold (
  attempt_id uuid not null,
  recorder_id uuid not null,
  process_id uuid not null,
  term integer not null,
  primary key (attempt_id, recorder_id)
);
create index recorder_hold_of_process on recorder_hold (process_id);

-- The process that shows a kind of an attempt now.
create table live_place (
  attempt_id uuid not null,
  kind text not null,
  process_id uuid not null,
  since timestamptz not null,
  primary key (attempt_id, kind)
);
create index live_place_of_process on live_place (process_id);
