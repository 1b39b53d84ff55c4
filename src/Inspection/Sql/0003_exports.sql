-- Why a plan or a campaign was sent back, for whom drafted it.
alter table inspection_plan add column decision text null;
alter table inspection_campaign add column decision text null;

-- Batches for the national enterprise credit publicity system. A batch is a file; its receipt says what became of each row.
create table inspection_export (
  id             uuid    not null primary key,
  number         text    not null unique check (length(number) > 0),
  kind           text    not null check (kind in ('plan', 'task', 'result')),
  organ_region   text    not null check (length(organ_region) = 6),
  organ_name     text    not null check (length(organ_name) > 0),
  made_on        date    not null,
  made_by        text    not null,
  row_count      integer not null check (row_count > 0),
  receipt_on     date        null,
  receipt_digest text        null,
  version        integer not null,
  check ((receipt_on is null) = (receipt_digest is null))
);
create index inspection_export_region on inspection_export (organ_region, id);

-- "subject" is the id of the plan, campaign or task; "content" the row as it was sent (JSON), "digest" its SHA-256. What was rejected, or has
-- changed since it was sent, goes out again in a later batch.
create table inspection_export_row (
  export  uuid    not null references inspection_export (id),
  ordinal integer not null check (ordinal >= 1),
  subject uuid    not null,
  digest  text    not null check (length(digest) = 64),
  content text    not null,
  state   text    not null check (state in ('sent', 'accepted', 'rejected')),
  problem text        null,
  primary key (export, ordinal),
  check ((state = 'rejected') = (problem is not null))
);
create index inspection_export_row_subject on inspection_export_row (subject, export);
create index inspection_tag_tag on inspection_tag (tag, subject);

-- What everybody may read of findings: published ones whose publication was not ended. The group that checked is the unit of who led it, never
-- a person.
create view v_inspection_published_finding as
  select f.task, m.code as campaign, t.subject, t.subject_name, t.organ_region, t.organ_name, f.checked_on, f.reviewed_on as published_on, f.public_until,
    f.codes, m.items,
    coalesce(
      (select i.organ_name from inspection_team x join inspection_inspector i on i.id = x.inspector where x.task = t.id and x.left_why is null
       order by x.leads desc, x.ordinal limit 1),
      t.organ_name) as unit
  from inspection_finding f join inspection_task t on t.id = f.task join inspection_campaign m on m.id = t.campaign
  where f.state = 'published';

-- Visits that took place and were recorded to the end.
create view v_inspection_visit as
  select t.id as task, t.subject, t.subject_name, t.region, m.code as campaign, m.items, m.list, r.started_on as visited_on, t.organ_region, t.organ_name
  from inspection_record r join inspection_task t on t.id = r.task join inspection_campaign m on m.id = t.campaign
  where r.state = 'closed' and t.state <> 'replaced';
