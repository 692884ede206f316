-- How many attempts of a sitting are over is asked every two seconds by everybody who waits for answers to mark.
create index attempt_over on attempt (sitting_id) where ended_at is not null;

-- What a list of exams says of their contents is reckoned when they are saved, not each time somebody looks at the list: contents
-- have thousands of lines, and those of revisions their pools besides.
create function items_in(content jsonb) returns integer language sql immutable as $$
  select (jsonb_array_length(jsonb_path_query_array(content, '$.sections[*].items[*]'))
    + (select coalesce(sum((draw ->> 'count')::int), 0)
      from jsonb_path_query(content, '$.sections[*].draws[*]') draw))::int
$$;

create function points_in(content jsonb) returns double precision language sql immutable as $$
  select (select coalesce(sum((item ->> 'points')::float8), 0)
      from jsonb_path_query(content, '$.sections[*].items[*]') item)
    + (select coalesce(sum((draw ->> 'count')::float8 * (draw ->> 'pointsEach')::float8), 0)
      from jsonb_path_query(content, '$.sections[*].draws[*]') draw)
$$;

-- Equal contents have equal text: `jsonb` keeps its keys in one order and no key twice. Whoever changes `content_as_drafted` makes
-- these columns anew.
alter table exam
  add column items integer not null generated always as (items_in(content)) stored,
  add column points double precision not null generated always as (points_in(content)) stored,
  add column drafted_hash text not null generated always as (md5(content_as_drafted(content)::text)) stored;

alter table revision
  add column drafted_hash text not null generated always as (md5(content_as_drafted(content)::text)) stored;
