-- Talks of a proctor with a candidate: that they happened, not what was said. What the proctor said is a track when the policy
-- wants it recorded.
create table talk (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  person_id uuid not null references person (id),
  is_recorded boolean not null,
  began_at timestamptz not null,
  -- The server that looks after it says so every few seconds; a talk that none looks after is over.
  kept_at timestamptz not null,
  -- Since when they heard each other, and which way the sound took last.
  heard_at timestamptz,
  way text check (way in ('peer', 'relay', 'socket')),
  ended_at timestamptz,
  end_reason text check (
    end_reason in (
      'proctor-hung-up', 'candidate-hung-up', 'proctor-gone', 'candidate-gone', 'attempt-over', 'not-answered'
    )
  ),
  check ((heard_at is null) = (way is null)),
  check ((ended_at is null) = (end_reason is null))
);
create index talk_attempt on talk (attempt_id, began_at);
-- One talk at a time, whichever server the sockets are on.
create unique index talk_going_on on talk (attempt_id) where ended_at is null;
