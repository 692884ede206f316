-- What bends for one candidate besides time: breaks, how the screens look, aids, another paper.

alter table accommodation
  add column break_minutes integer not null default 0 check (break_minutes between 0 and 240),
  add column display jsonb not null default '{"scale": 1, "contrast": "normal", "font": "normal"}',
  add column aids text not null default '',
  add column alternative_revision_id uuid references revision (id);
