-- Doors for programs that speak WebRTC: in (WHIP, RFC 9725) as a camera of a hall, out (WHEP) for one track of an attempt or a
-- camera of the sitting. Whoever has the token may pass until the door closes.

create table webrtc_door (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  direction text not null check (direction in ('in', 'out')),
  -- The camera of the hall, or the attempt.
  owner_id uuid not null,
  kind text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  expires_at timestamptz not null
);

-- A camera that comes in by WHIP is asked at no address.
alter table hall_camera alter column sealed_address drop not null;
