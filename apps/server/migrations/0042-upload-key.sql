-- One key per attempt for the files of its answers, wrapped like the key of its recording, and apart from it: a recording goes
-- when its time is over, an answer does not.
create table upload_key (
  number integer generated always as identity unique,
  attempt_id uuid primary key references attempt (id) on delete cascade,
  -- Null once the files were erased: nothing opens them any more, and no new ones are taken in.
  wrapped bytea,
  wrapped_by text,
  created_at timestamptz not null,
  erased_at timestamptz,
  check ((wrapped is null) = (erased_at is not null) and (wrapped is null) = (wrapped_by is null))
);

-- Pieces from before lie as they came.
alter table upload_piece add column is_sealed boolean not null default false;

-- Receipts are also written for the files of an attempt's answers, and for what a camera of a hall recorded.
alter table erasure add column what text not null default 'recording' check (what in ('recording', 'files', 'hall'));
alter table erasure add column camera_id uuid unique references hall_camera (id);
alter table erasure alter column attempt_id drop not null;
alter table erasure drop constraint erasure_attempt_id_key;
alter table erasure add unique (attempt_id, what);
alter table erasure add check (num_nonnulls(attempt_id, camera_id) = 1 and (what = 'hall') = (camera_id is not null));
