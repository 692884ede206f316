-- A draft that somebody replaced by another version before it was published. No sitting can ask it.
create table kept_draft (
  id uuid primary key,
  exam_id uuid not null references exam (id) on delete cascade,
  title text not null,
  language text not null,
  minutes integer not null,
  content jsonb not null,
  policy jsonb not null,
  -- SHA-256 of the canonical JSON of all the above, so that the same is kept once.
  hash text not null,
  -- Who wrote it last and when; and who replaced it.
  written_at timestamptz not null,
  written_by uuid not null references person (id),
  kept_at timestamptz not null,
  kept_by uuid not null references person (id),
  unique (exam_id, hash)
);

-- A content as a draft has it: without what is frozen with a revision, the pools and the way numbers are written.
create function content_as_drafted(content jsonb) returns jsonb language sql immutable as $$
  select jsonb_set(content - 'decimals', '{sections}', coalesce((
    select jsonb_agg(
      case when coalesce(jsonb_array_length(section -> 'draws'), 0) = 0 then section - 'draws'
      else jsonb_set(section, '{draws}', (
        select jsonb_agg(draw - 'pool' order by place) from jsonb_array_elements(section -> 'draws')
          with ordinality as drawn (draw, place)
      )) end order by at)
    from jsonb_array_elements(content -> 'sections') with ordinality as all_sections (section, at)
  ), '[]'))
$$;
