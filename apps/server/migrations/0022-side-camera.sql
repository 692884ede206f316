-- A phone beside the candidate. Every link makes a row; the phone that used it keeps the row until another joins.

create table side_camera (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  token_hash bytea not null unique,
  token_expires_at timestamptz not null,
  key_hash bytea unique,
  joined_at timestamptz,
  ended_at timestamptz,
  last_heard_at timestamptz,
  is_showing boolean not null default false,
  battery real,
  is_charging boolean,
  orientation text not null default 'unknown' check (orientation in ('portrait', 'landscape', 'flat', 'unknown'))
);

create index side_camera_of_attempt on side_camera (attempt_id, joined_at);

alter table consent drop constraint consent_stream_check;
alter table consent add check (stream in ('camera', 'microphone', 'screen', 'side'));
