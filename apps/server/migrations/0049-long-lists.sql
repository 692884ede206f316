-- What the answers of an attempt are worth together, as `counted_score` says it: a list of ten thousand results is ordered by it
-- without every point of every answer being added up each time. Written by the database itself, whoever writes a score.
create table score_total (
  attempt_id uuid primary key references attempt (id) on delete cascade,
  points double precision not null,
  -- The most there is.
  most double precision not null,
  -- Answers that a person has to decide about.
  unmarked integer not null
);

create function total_scores() returns trigger language plpgsql as $$
begin
  insert into score_total select distinct attempt_id, 0, 0, 0 from written order by attempt_id
    on conflict do nothing;
  -- Who totals an attempt reads its scores after whoever totalled it before: an older sum never stands last.
  perform from score_total
    where attempt_id in (select attempt_id from written) order by attempt_id for update;
  update score_total set points = whole.points, most = whole.most, unmarked = whole.unmarked
    from (
      select attempt_id, coalesce(sum(points), 0) as points, sum(max) as most,
        count(*) filter (where points is null) as unmarked
      from counted_score
      where attempt_id in (select attempt_id from written)
      group by attempt_id
    ) as whole
    where score_total.attempt_id = whole.attempt_id
      and (score_total.points, score_total.most, score_total.unmarked)
        is distinct from (whole.points, whole.most, whole.unmarked);
  return null;
end
$$;

create trigger score_is_totalled after insert on score
  referencing new table as written for each statement execute function total_scores();
create trigger score_is_totalled_again after update on score
  referencing new table as written for each statement execute function total_scores();

insert into score_total
  select attempt_id, coalesce(sum(points), 0), sum(max), count(*) filter (where points is null)
  from counted_score
  group by attempt_id;

-- Names in the order of each language, numbers in them by their size.
create collation in_order_en (provider = icu, locale = 'en-u-kn-true');
create collation in_order_fr (provider = icu, locale = 'fr-u-kn-true');
create collation in_order_vi (provider = icu, locale = 'vi-u-kn-true');

create index legal_hold_organisation on legal_hold (organisation_id, made_at);
