-- Sealed objects: stretches of a track of 30 to 60 s, exactly as its records lay in the journal, kept as one file under
-- `media/<attempt>/<track>/<fromSeq>-<sha256>`. A row without sealed_at announces a file that is being written: nothing
-- is read from it, and what a crash left of it is known by its name.
create table sealed_object (
  number integer generated always as identity primary key,
  key text not null unique,
  attempt_id uuid not null,
  track_id uuid not null references track (id),
  from_seq bigint not null,
  to_seq bigint not null,
  bytes integer not null,
  sha256 bytea not null,
  announced_at timestamptz not null,
  sealed_at timestamptz
);

create index sealed_object_of_attempt on sealed_object (attempt_id);
create index sealed_object_announced on sealed_object (announced_at) where sealed_at is null;

-- The object a chunk lies in; null while it lies in the journal. Its places are [["o<number>", position, length], …] then.
alter table track_chunk add column sealed_in integer references sealed_object (number);

create index track_chunk_in_journal on track_chunk (track_id, from_seq) where sealed_in is null;
create index track_chunk_sealed_in on track_chunk (sealed_in) where sealed_in is not null;

-- When the file was deleted, because all it held is sealed or erased. Its number is never used again.
alter table journal_file add column removed_at timestamptz;
