-- Cameras of the hall that a sitting is held in. The address is sealed: it holds a password. What they record lies under
-- their own id where an attempt's would.

create table hall_camera (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  name text not null,
  -- Without name and password, for people.
  address text not null,
  sealed_address bytea not null,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  removed_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'connecting', 'showing')),
  trouble text,
  since timestamptz,
  -- One process takes the pictures; another may once this is over.
  held_by uuid,
  held_until timestamptz
);

create index hall_camera_of_sitting on hall_camera (sitting_id) where removed_at is null;
