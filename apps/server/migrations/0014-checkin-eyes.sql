-- What a candidate showed to the camera at check-in beside the reference photo. Sealed with the attempt's own key, too.
create table checkin_picture (
  attempt_id uuid not null references attempt (id),
  kind text not null check (kind in ('identity-document', 'liveness', 'room')),
  -- Which of its kind, from 0.
  place integer not null,
  sealed bytea not null,
  sha256 text not null,
  taken_at timestamptz not null,
  -- What it is of, as the browser says: a step of the challenge, a direction in the room and the things seen there.
  detail jsonb not null,
  primary key (attempt_id, kind, place)
);

-- How far a step is that shows something, and what the machine found in it. Only a person's look settles what that means.
create table checkin_step (
  attempt_id uuid not null references attempt (id),
  step text not null check (step in ('reference-photo', 'identity-document', 'liveness', 'room-scan')),
  state text not null check (state in ('open', 'done', 'person')),
  -- Whether a person should look before letting in.
  for_person boolean not null,
  finding jsonb,
  at timestamptz not null,
  primary key (attempt_id, step)
);

-- The challenge that a candidate was last given; it can be tried as often as one likes.
create table liveness_challenge (
  attempt_id uuid primary key references attempt (id),
  challenge jsonb not null,
  tries integer not null,
  given_at timestamptz not null
);

-- Where a candidate's eyes rest while they look at their own screen, learnt at check-in.
create table gaze_centre (
  attempt_id uuid primary key references attempt (id),
  centre jsonb not null,
  at timestamptz not null
);
