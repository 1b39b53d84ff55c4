-- How a responsible unit means to carry out its share of a measure. A new plan is a new revision; the newest is in force, none is changed.
create table targets_plan (
  id          uuid    not null primary key,
  measure     uuid    not null references targets_measure (id),
  unit        uuid    not null references targets_unit (id),
  revision    integer not null check (revision >= 1),
  contact     text    not null check (length(contact) > 0),
  resources   text        null,
  author      uuid    not null,
  author_name text    not null,
  made_on     date    not null,
  unique (measure, unit, revision)
);
create index targets_plan_unit on targets_plan (unit);

-- A step of a plan, to be taken by "due_on", that day included.
create table targets_step (
  plan    uuid    not null references targets_plan (id),
  ordinal integer not null check (ordinal >= 1),
  words   text    not null check (length(words) > 0),
  due_on  date    not null,
  primary key (plan, ordinal)
);

-- A period that the units of a policy report on, both days included, and the last day for the report.
create table targets_period (
  id           uuid    not null primary key,
  policy       uuid    not null references targets_policy (id),
  starts_on    date    not null,
  ends_on      date    not null check (ends_on > starts_on),
  due_on       date    not null check (due_on > ends_on),
  rule         text    not null check (length(rule) > 0),
  set_by       uuid    not null,
  set_by_name  text    not null,
  set_on       date    not null,
  unique (policy, starts_on),
  unique (policy, ends_on)
);

-- A report of a unit on its share. "steps" are the ordinals of the steps of "plan" that are taken (JSON). A report that was sent back stays;
-- the next revision is due by "again_by" of the one before.
create table targets_progress (
  id            uuid    not null primary key,
  measure       uuid    not null references targets_measure (id),
  unit          uuid    not null references targets_unit (id),
  period        uuid    not null references targets_period (id),
  revision      integer not null check (revision >= 1),
  plan          uuid    not null references targets_plan (id),
  words         text    not null check (length(words) > 0),
  steps         text    not null,
  percent       integer not null check (percent between 0 and 100),
  claimed       text    not null check (claimed in ('on-course', 'at-risk', 'done')),
  evidence      text    not null,
  due_on        date    not null,
  state         text    not null check (state in ('sent', 'accepted', 'returned')),
  reporter      uuid    not null,
  reporter_name text    not null,
  sent_on       date    not null,
  reviewer      uuid        null check (reviewer <> reporter),
  reviewer_name text        null,
  reviewed_on   date        null,
  decision      text        null,
  again_by      date        null,
  version       integer not null,
  unique (measure, unit, period, revision),
  check ((state = 'sent') = (reviewer is null)),
  check ((state = 'returned') = (again_by is not null)),
  check (state <> 'returned' or decision is not null)
);
create unique index targets_progress_once on targets_progress (measure, unit, period) where state <> 'returned';
create index targets_progress_unit on targets_progress (unit);
create index targets_progress_period on targets_progress (period);
create index targets_progress_plan on targets_progress (plan);

-- 督办问询: asked by the quality office or by one above it, answered by the unit by "due_on", that day included.
create table targets_question (
  id            uuid    not null primary key,
  measure       uuid    not null references targets_measure (id),
  unit          uuid    not null references targets_unit (id),
  asker_region  text    not null check (length(asker_region) = 6),
  asker_organ   text    not null check (length(asker_organ) > 0),
  asker         uuid    not null,
  asker_name    text    not null,
  words         text    not null check (length(words) > 0),
  asked_on      date    not null,
  due_on        date    not null check (due_on > asked_on),
  state         text    not null check (state in ('open', 'answered')),
  answer        text        null,
  evidence      text        null,
  answerer      uuid        null check (answerer <> asker),
  answerer_name text        null,
  answered_on   date        null,
  version       integer not null,
  check ((state = 'answered') = (answer is not null))
);
create index targets_question_measure on targets_question (measure);
create index targets_question_unit on targets_question (unit);

-- 联席会议. "agenda" is JSON; the minutes are a text that a second person approves, and its decisions are tasks from that day on.
create table targets_conference (
  id            uuid    not null primary key,
  policy        uuid    not null references targets_policy (id),
  title         text    not null check (length(title) > 0),
  meets_on      date    not null,
  place         text    not null check (length(place) > 0),
  agenda        text    not null,
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  state         text    not null check (state in ('drafted', 'held', 'approved')),
  minutes       text        null,
  absent        text        null,
  author        uuid    not null,
  author_name   text    not null,
  drafted_on    date    not null,
  keeper        uuid        null,
  keeper_name   text        null,
  held_on       date        null,
  approver      uuid        null check (approver <> keeper),
  approver_name text        null,
  approved_on   date        null,
  returned_for  text        null,
  paper         uuid        null,
  paper_number  text        null,
  version       integer not null,
  check ((state = 'drafted') = (minutes is null)),
  check ((state = 'approved') = (approver is not null))
);
create index targets_conference_organ on targets_conference (organ_region, id);
create index targets_conference_policy on targets_conference (policy);

create table targets_member (
  conference uuid not null references targets_conference (id),
  unit       uuid not null references targets_unit (id),
  primary key (conference, unit)
);
create index targets_member_unit on targets_member (unit);

-- A decision of a conference: a task of a unit, due on "due_on", that day included. It counts once the minutes are approved.
create table targets_decision (
  id         uuid    not null primary key,
  conference uuid    not null references targets_conference (id),
  ordinal    integer not null check (ordinal >= 1),
  words      text    not null check (length(words) > 0),
  unit       uuid    not null references targets_unit (id),
  due_on     date    not null,
  state      text    not null check (state in ('planned', 'open', 'reported', 'done')),
  version    integer not null,
  unique (conference, ordinal)
);
create index targets_decision_unit on targets_decision (unit);

create table targets_decision_report (
  decision      uuid    not null references targets_decision (id),
  revision      integer not null check (revision >= 1),
  words         text    not null check (length(words) > 0),
  evidence      text    not null,
  due_on        date    not null,
  state         text    not null check (state in ('sent', 'accepted', 'returned')),
  reporter      uuid    not null,
  reporter_name text    not null,
  sent_on       date    not null,
  reviewer      uuid        null check (reviewer <> reporter),
  reviewer_name text        null,
  reviewed_on   date        null,
  reason        text        null,
  again_by      date        null,
  primary key (decision, revision),
  check ((state = 'returned') = (again_by is not null))
);

-- How a year is assessed: weighted points over indicators and measures (JSON, see SchemeLine). Drafted by one person, published by another;
-- a new version takes the place of the one before, which stays.
create table targets_scheme (
  id             uuid    not null primary key,
  policy         uuid    not null references targets_policy (id),
  year           integer not null check (year between 2000 and 2100),
  no             integer not null check (no >= 1),
  title          text    not null check (length(title) > 0),
  lines          text    not null,
  organ_region   text    not null check (length(organ_region) = 6),
  organ_name     text    not null check (length(organ_name) > 0),
  state          text    not null check (state in ('draft', 'published', 'declined', 'replaced')),
  author         uuid    not null,
  author_name    text    not null,
  drafted_on     date    not null,
  publisher      uuid        null check (publisher <> author),
  publisher_name text        null,
  decided_on     date        null,
  decision       text        null,
  version        integer not null,
  unique (policy, year, no),
  check ((state in ('published', 'replaced')) = (publisher is not null and decision is null))
);
create unique index targets_scheme_published on targets_scheme (policy, year) where state = 'published';
create index targets_scheme_organ on targets_scheme (organ_region, id);

-- An assessment by a scheme as of a day. "inputs" and "results" are canonical JSON as computed; nobody edits them. "frozen" is the whole
-- with notes, adjustments and objections, "sha256" its hash.
create table targets_assessment (
  id              uuid    not null primary key,
  scheme          uuid    not null references targets_scheme (id),
  policy          uuid    not null references targets_policy (id),
  year            integer not null,
  as_of           date    not null,
  results         text    not null,
  organ_region    text    not null check (length(organ_region) = 6),
  organ_name      text    not null check (length(organ_name) > 0),
  state           text    not null check (state in ('computed', 'open', 'published', 'discarded')),
  author          uuid    not null,
  author_name     text    not null,
  computed_on     date    not null,
  opened_on       date        null,
  objections_by   date        null,
  publisher       uuid        null check (publisher <> author),
  publisher_name  text        null,
  published_on    date        null,
  frozen          text        null,
  sha256          text        null check (length(sha256) = 64),
  discarded_for   text        null,
  version         integer not null,
  check ((state = 'published') = (frozen is not null and sha256 is not null)),
  check (state not in ('open', 'published') or objections_by is not null)
);
create unique index targets_assessment_once on targets_assessment (policy, year) where state <> 'discarded';
create index targets_assessment_organ on targets_assessment (organ_region, id);
create index targets_assessment_scheme on targets_assessment (scheme);

-- What a reviewer says beside the computed lines: a note, or with "points" (decimal text) an adjustment. No computed value is touched by it.
create table targets_remark (
  id         uuid    not null primary key,
  assessment uuid    not null references targets_assessment (id),
  unit       uuid    not null references targets_unit (id),
  line       text        null,
  points     text        null,
  reason     text    not null check (length(reason) > 0),
  evidence   text    not null,
  objection  uuid        null,
  author     uuid    not null,
  author_name text   not null,
  made_on    date    not null
);
create index targets_remark_assessment on targets_remark (assessment, id);

create table targets_contest (
  id            uuid    not null primary key,
  assessment    uuid    not null references targets_assessment (id),
  unit          uuid    not null references targets_unit (id),
  line          text        null,
  words         text    not null check (length(words) > 0),
  evidence      text    not null,
  objector      uuid    not null,
  objector_name text    not null,
  filed_on      date    not null,
  due_on        date    not null,
  state         text    not null check (state in ('filed', 'upheld', 'dismissed')),
  decider       uuid        null check (decider <> objector),
  decider_name  text        null,
  decided_on    date        null,
  decision      text        null,
  version       integer not null,
  check ((state = 'filed') = (decider is null))
);
create index targets_contest_assessment on targets_contest (assessment, id);
create index targets_contest_unit on targets_contest (unit);
create unique index targets_contest_once on targets_contest (assessment, unit) where state = 'filed';
