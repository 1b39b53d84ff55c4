-- One version of the list of what may be inspected at all (一单). The province keeps it; what is not in the version in force on the day
-- may not be inspected. A draft is replaced as a whole; a published version never changes.
create table inspection_list (
  version        integer     not null primary key check (version >= 1),
  state          text        not null check (state in ('draft', 'published')),
  organ_region   text        not null check (length(organ_region) = 6),
  organ_name     text        not null check (length(organ_name) > 0),
  note           text        not null,
  author         uuid        not null,
  author_name    text        not null,
  publisher      uuid            null check (publisher <> author),
  publisher_name text            null,
  published_on   date            null,
  check ((state = 'published') = (published_on is not null))
);

-- "points" is JSON: what is looked at, how, and what counts as yes and as no. "annual_cap" counts visits to one enterprise in one year.
create table inspection_item (
  list          integer not null references inspection_list (version),
  code          text    not null check (length(code) > 0),
  field         text    not null check (length(field) > 0),
  name          text    not null check (length(name) > 0),
  sub_item      text        null,
  kind          text    not null check (kind in ('general', 'key')),
  method        text    not null check (method in ('onsite', 'written', 'other-result', 'testing', 'network', 'delegated')),
  pool          text    not null check (pool in ('voluntary-holders', 'ccc-holders', 'certification-bodies', 'testing-bodies', 'producers')),
  ratio         text    not null,
  frequency     text    not null,
  annual_cap    integer not null check (annual_cap between 1 and 12),
  qualification text        null,
  is_public     boolean not null,
  basis         text    not null check (length(basis) > 0),
  points        text    not null,
  primary key (list, code)
);

-- Inspectors: officers with an enforcement warrant. Who is void, or whose warrant ends before a visit does, cannot be drawn.
create table inspection_inspector (
  id            uuid    not null primary key,
  employee_no   text    not null unique check (length(employee_no) > 0),
  account       uuid        null unique,
  name          text    not null check (length(name) > 0),
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  unit_level    text    not null check (unit_level in ('province', 'city', 'county', 'station')),
  post          text    not null,
  warrant_no    text    not null check (length(warrant_no) > 0),
  warrant_until date    not null,
  second_warrant_no    text null,
  second_warrant_until date null,
  qualifications text   not null,
  items         text    not null,
  can_lead      boolean not null,
  capacity      integer not null check (capacity between 0 and 1000),
  state         text    not null check (state in ('active', 'void')),
  version       integer not null
);
create index inspection_inspector_region on inspection_inspector (organ_region, id);

-- Who must not check whom (回避). "subject" is the enterprise's code. Without an end it holds until it is taken away.
create table inspection_recusal (
  inspector uuid not null references inspection_inspector (id),
  subject   text not null check (length(subject) > 0),
  reason    text not null check (reason in ('employer', 'kin', 'last-time', 'lived-there', 'other')),
  until     date     null,
  noted_by  text not null,
  noted_on  date not null,
  primary key (inspector, subject, reason)
);

-- What narrows a pool and follows no other table: a tag on an enterprise, within a region, until a day.
create table inspection_tag (
  subject text not null check (length(subject) > 0),
  tag     text not null check (length(tag) > 0),
  region  text not null check (length(region) = 6),
  until   date not null,
  source  text not null check (length(source) > 0),
  primary key (subject, tag, region)
);

-- Credit-risk classes as imported, with their source, until the module Credit answers for them.
create table inspection_class (
  subject text not null primary key check (length(subject) > 0),
  class   text not null check (class in ('A', 'B', 'C', 'D')),
  as_of   date not null,
  source  text not null check (length(source) > 0)
);

-- The plan of a year of one authority (抽查计划). "lines" is JSON: item codes, tier, ratio, months, departments.
create table inspection_plan (
  id            uuid    not null primary key,
  year          integer not null check (year between 2018 and 2100),
  title         text    not null check (length(title) > 0),
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  state         text    not null check (state in ('draft', 'approved', 'published', 'declined')),
  lines         text    not null,
  author        uuid    not null,
  author_name   text    not null,
  drafted_on    date    not null,
  approver      uuid        null check (approver <> author),
  approver_name text        null,
  approved_on   date        null,
  published_on  date        null,
  version       integer not null
);
create index inspection_plan_year on inspection_plan (organ_region, year, id);

-- One campaign (抽查任务) with its draw. JSON: "departments" (who takes part, with the items of each), "items", "conditions" (what narrows the
-- pool; empty: undirected), "strata" (class, ratio or number). "sealed": unannounced, the list stays shut until the visit.
create table inspection_campaign (
  id            uuid    not null primary key,
  code          text    not null unique check (length(code) > 0),
  plan          uuid        null references inspection_plan (id),
  name          text    not null check (length(name) > 0),
  tier          text    not null check (tier in ('county', 'city', 'province')),
  pool          text    not null,
  list          integer not null references inspection_list (version),
  items         text    not null,
  departments   text    not null,
  conditions    text    not null,
  strata        text    not null,
  sealed        boolean not null,
  team_size     integer not null check (team_size >= 2),
  starts_on     date    not null,
  ends_on       date    not null check (ends_on >= starts_on),
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  state         text    not null check (state in ('draft', 'declined', 'approved', 'drawing', 'drawn', 'finished', 'cancelled')),
  author        uuid    not null,
  author_name   text    not null,
  drafted_on    date    not null,
  approver      uuid        null check (approver <> author),
  approver_name text        null,
  approved_on   date        null,
  finished_on   date        null,
  version       integer not null
);
create index inspection_campaign_region on inspection_campaign (organ_region, id);

-- One draw of a campaign. A redraw is a further row that names the hash of the plan before it. Drawer and witness are two persons, and
-- neither wrote the campaign's lists. "plan" is the frozen plan (canonical JSON), null until then; "bundle" what everybody can recompute.
create table inspection_draw (
  id            uuid        not null primary key,
  code          text        not null unique check (length(code) > 0),
  campaign      uuid        not null references inspection_campaign (id),
  number        integer     not null check (number >= 1),
  organ_region  text        not null check (length(organ_region) = 6),
  organ_name    text        not null check (length(organ_name) > 0),
  state         text        not null check (state in ('committing', 'frozen', 'held', 'void')),
  drawer        uuid        not null,
  drawer_name   text        not null,
  witness       uuid            null check (witness <> drawer),
  witness_name  text            null,
  not_before    timestamptz not null,
  reveal_by     timestamptz not null check (reveal_by > not_before),
  beacon        text        not null,
  fallback      text        not null,
  replaces      text            null,
  replaces_why  text            null,
  plan          text            null,
  plan_hash     text            null unique,
  frozen_at     timestamptz     null,
  beacon_evidence text          null,
  seed          text            null,
  held_at       timestamptz     null,
  result        text            null,
  seal_salt     text            null,
  opened_at     timestamptz     null,
  void_why      text            null,
  version       integer     not null,
  unique (campaign, number),
  check ((plan is null) = (plan_hash is null))
);

-- The parties of a draw. "reveal" is hexadecimal; withheld ones keep their commitment and say why.
create table inspection_party (
  draw        uuid        not null references inspection_draw (id),
  ordinal     integer     not null check (ordinal >= 1),
  name        text        not null check (length(name) > 0),
  role        text        not null check (role in ('drawer', 'witness', 'notary', 'enterprise', 'deputy')),
  account     uuid            null,
  secret_hash text            null,
  commitment  text            null,
  committed_at timestamptz    null,
  reveal      text            null,
  revealed_at timestamptz     null,
  withheld    text            null,
  primary key (draw, ordinal)
);

-- The frozen lists: who could be drawn, who was left out and why, who could be sent.
create table inspection_subject (
  draw      uuid    not null references inspection_draw (id),
  code      text    not null,
  name      text    not null,
  region    text    not null check (length(region) = 6),
  grade     text    not null,
  weight    integer not null check (weight >= 1),
  salt      text    not null check (length(salt) = 32),
  excluded  text        null check (excluded in ('cap', 'closed', 'moved', 'case-open')),
  organization uuid     null,
  primary key (draw, code)
);
create table inspection_candidate (
  draw      uuid not null references inspection_draw (id),
  inspector uuid not null references inspection_inspector (id),
  leaf      text not null,
  primary key (draw, inspector)
);

-- One enterprise to be visited. "place" is its rank in the draw; one that was replaced stays, with reason and approver, and names nothing.
create table inspection_task (
  id            uuid    not null primary key,
  draw          uuid    not null references inspection_draw (id),
  campaign      uuid    not null references inspection_campaign (id),
  place         integer not null check (place >= 1),
  subject       text    not null,
  subject_name  text    not null,
  organization  uuid        null,
  region        text    not null check (length(region) = 6),
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  state         text    not null check (state in ('assigned', 'unfilled', 'approved', 'visiting', 'recorded', 'reviewing', 'returned', 'published', 'closed', 'replaced')),
  replaced_by   uuid        null references inspection_task (id),
  replaced_why  text        null check (replaced_why in ('closed', 'moved', 'unreachable', 'conflict', 'case-open')),
  replaced_approver uuid    null,
  replaced_proposer uuid    null check (replaced_proposer <> replaced_approver),
  approval_number text      null,
  notice_number text        null,
  visit_code    text        null unique,
  due_on        date        null,
  version       integer not null
);
create index inspection_task_region on inspection_task (organ_region, state, id);
create index inspection_task_campaign on inspection_task (campaign, place);
create index inspection_task_subject on inspection_task (subject, id);

create table inspection_team (
  task      uuid    not null references inspection_task (id),
  inspector uuid    not null references inspection_inspector (id),
  ordinal   integer not null check (ordinal >= 1),
  leads     boolean not null,
  left_why  text        null,
  primary key (task, inspector)
);
create index inspection_team_inspector on inspection_team (inspector, task);
