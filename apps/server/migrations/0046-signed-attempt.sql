-- Which signed head named an attempt first. An attempt that a head named and that is not there is missed.
create table signed_attempt (
  attempt_id uuid primary key references attempt (id) on delete cascade,
  counter integer not null
);
