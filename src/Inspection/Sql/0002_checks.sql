-- The visit as it is asked for and approved (行政检查审批表). Who drafted it does not approve it; a task has one draft or approval at a time.
-- "experts" is JSON: technical support that goes along and never counts as an inspector.
create table inspection_approval (
  id            uuid    not null primary key,
  task          uuid    not null references inspection_task (id),
  state         text    not null check (state in ('draft', 'approved', 'declined')),
  grounds       text    not null check (length(grounds) > 0),
  visit_from    date    not null,
  visit_to      date    not null check (visit_to >= visit_from),
  experts       text    not null,
  author        uuid    not null,
  author_name   text    not null,
  drafted_on    date    not null,
  approver      uuid        null check (approver <> author),
  approver_name text        null,
  decided_on    date        null,
  words         text        null,
  version       integer not null
);
create unique index inspection_approval_open on inspection_approval (task) where state in ('draft', 'approved');
create index inspection_approval_task on inspection_approval (task, id);

-- The on-site record of a task. "number" is made by the device that keeps it, "sequence" grows with each state the device sends: what
-- was received already acts no second time, and another device has another number. "content" is JSON, as the newest sending has it.
create table inspection_record (
  task          uuid        not null primary key references inspection_task (id),
  number        uuid        not null unique,
  sequence      integer     not null check (sequence >= 1),
  state         text        not null check (state in ('open', 'closed')),
  subject       text        not null check (length(subject) > 0),
  started_on    date        not null,
  ended_on      date            null check (ended_on >= started_on),
  content       text        not null,
  recorder      uuid        not null references inspection_inspector (id),
  recorder_name text        not null,
  received_at   timestamptz not null,
  closed_at     timestamptz     null,
  check ((state = 'closed') = (closed_at is not null)),
  check (state = 'open' or ended_on is not null)
);
create index inspection_record_subject on inspection_record (subject, started_on);
create index inspection_record_recorder on inspection_record (recorder);

-- Every state of a record that was received, so that nothing that was accepted is lost.
create table inspection_record_part (
  number      uuid        not null references inspection_record (number),
  sequence    integer     not null,
  content     text        not null,
  sender      uuid        not null,
  received_at timestamptz not null,
  primary key (number, sequence)
);

-- Photographs, numbered by the device; the file lies in the evidence store.
create table inspection_photo (
  id       uuid        not null primary key,
  task     uuid        not null references inspection_task (id),
  evidence uuid        not null,
  digest   text        not null check (length(digest) = 64),
  name     text        not null,
  kept_at  timestamptz not null
);
create index inspection_photo_task on inspection_photo (task, id);

-- What the enterprise says of a visit, each once: through the code of the visit or through its own account.
create table inspection_voice (
  task     uuid        not null references inspection_task (id),
  kind     text        not null check (kind in ('rating', 'complaint')),
  rating   integer         null check (rating between 1 and 5),
  words    text        not null,
  given_at timestamptz not null,
  via      text        not null check (via in ('scan', 'account')),
  primary key (task, kind),
  check ((kind = 'rating') = (rating is not null))
);

-- The enterprise asks that an inspector stay away (申请回避); a leader decides.
create table inspection_recusal_request (
  id           uuid    not null primary key,
  task         uuid    not null references inspection_task (id),
  inspector    uuid    not null references inspection_inspector (id),
  reason       text    not null check (length(reason) > 0),
  state        text    not null check (state in ('asked', 'granted', 'refused')),
  asked_on     date    not null,
  via          text    not null check (via in ('scan', 'account')),
  substitute   uuid        null references inspection_inspector (id),
  decider      uuid        null,
  decider_name text        null,
  decided_on   date        null,
  words        text        null,
  unique (task, inspector)
);
create index inspection_recusal_request_inspector on inspection_recusal_request (inspector);
create index inspection_recusal_request_substitute on inspection_recusal_request (substitute);

-- The finding of a check. What is returned stays and is handed in again as the next revision; who reviews edits nothing.
-- JSON: "codes" of rules.md 4.5, "after" what is to follow, each with its last day. "public_until": last day, that day included; "withdrawn_on":
-- when the ledger stopped showing it.
create table inspection_finding (
  task          uuid    not null references inspection_task (id),
  revision      integer not null check (revision >= 1),
  state         text    not null check (state in ('reviewing', 'returned', 'rejected', 'published', 'ended')),
  codes         text    not null,
  words         text    not null check (length(words) > 0),
  after         text    not null,
  checked_on    date    not null,
  due_on        date    not null,
  author        uuid    not null,
  author_name   text    not null,
  handed_in_on  date    not null,
  reviewer      uuid        null check (reviewer <> author),
  reviewer_name text        null,
  reviewed_on   date        null,
  review        text        null,
  public_until  date        null,
  ended_on      date        null,
  ended_why     text        null,
  withdrawn_on  date            null,
  primary key (task, revision),
  check ((state = 'reviewing') = (reviewer is null))
);
create index inspection_finding_until on inspection_finding (state, public_until);

-- What follows a published finding, to its end (N S R C T O, rules.md 4.5).
create table inspection_follow_up (
  id       uuid    not null primary key,
  task     uuid    not null references inspection_task (id),
  ordinal  integer not null check (ordinal >= 1),
  code     text    not null check (code in ('N', 'S', 'R', 'C', 'T', 'O')),
  words    text    not null,
  due_on   date        null,
  done_on  date        null,
  done_by  text        null,
  result   text        null,
  evidence text        null,
  unique (task, ordinal),
  check (code = 'N' or due_on is not null),
  check ((done_on is null) = (done_by is null))
);
create index inspection_follow_up_due on inspection_follow_up (due_on, task);
