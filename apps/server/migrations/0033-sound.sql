-- Sounds in the texts of exams and banks. They belong to the organisation, so that a question copied from one exam to another
-- or to a bank keeps its sound; none is deleted while a revision may name it.

create table sound (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  name text not null,
  -- What its first bytes say that it is.
  type text not null check (type in ('audio/mpeg', 'audio/ogg', 'audio/mp4')),
  bytes integer not null check (bytes > 0),
  created_at timestamptz not null,
  created_by uuid not null references person (id)
);
