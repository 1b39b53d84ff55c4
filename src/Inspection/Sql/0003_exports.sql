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

-- What the public pages read of findings. Withdrawn ones are not here; groups of inspectors are units, never persons.
create table inspection_open_finding (
  task         uuid not null primary key,
  campaign     text not null,
  subject      text not null,
  subject_name text not null,
  organ_region text not null,
  organ_name   text not null,
  checked_on   date not null,
  published_on date not null,
  public_until date     null,
  codes        text not null,
  items        text not null,
  unit         text not null
);
create view v_inspection_published_finding as
  select task, campaign, subject, subject_name, organ_region, organ_name, checked_on, published_on, public_until, codes, items, unit
  from inspection_open_finding;

-- Visits that took place. One is counted in the year of the campaign's first day.
create view v_inspection_visit as
  select t.id as task, t.subject, t.subject_name, t.region, m.code as campaign, m.items, m.list, m.starts_on as visited_on, t.organ_region, t.organ_name
  from inspection_task t join inspection_campaign m on m.id = t.campaign
  where t.state in ('recorded', 'reviewing', 'returned', 'published', 'closed');
