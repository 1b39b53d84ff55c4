-- Orders of an authority to a certification body (责令暂停 / 责令撤销). An authority cannot change a certificate itself.
-- "addressee" is the certificate's body once the order is issued: a draft is nobody's but the authority's. "due_on" is the day by
-- which whoever has to act next must have acted, that day included.
create table registry_order (
  id             uuid        not null primary key,
  certificate    uuid        not null references registry_certificate (id),
  kind           text        not null check (kind in ('suspend', 'revoke')),
  state          text        not null check (state in ('drafted', 'discarded', 'issued', 'answered', 'accepted', 'insisted', 'obeyed', 'closed')),
  organ_region   text        not null check (length(organ_region) = 6),
  organ_name     text        not null check (length(organ_name) > 0),
  addressee      uuid            null references registry_body (id),
  grounds        text        not null check (length(grounds) > 0),
  basis          text        not null check (length(basis) > 0),
  evidence       text        not null,
  respond_by     date        not null,
  due_on         date        not null,
  order_number   text            null,
  author         uuid        not null,
  author_name    text        not null,
  drafted_at     timestamptz not null,
  approver       uuid            null check (approver <> author),
  approver_name  text            null,
  issued_on      date            null,
  answer_kind    text            null check (answer_kind in ('obeyed', 'objects')),
  answer         text            null,
  answer_evidence text           null,
  answered_on    date            null,
  judge          uuid            null check (judge <> author),
  judge_name     text            null,
  judgement      text            null,
  ended_on       date            null,
  supervisor     text            null,
  supervise_by   date            null,
  version        integer     not null,
  check ((state in ('drafted', 'discarded')) = (addressee is null)),
  check ((issued_on is null) = (addressee is null))
);
create index registry_order_certificate on registry_order (certificate, state);
create index registry_order_addressee on registry_order (addressee, id);
create index registry_order_due on registry_order (state, due_on, id);
create index registry_order_number on registry_order (order_number) where order_number is not null;

-- Acts on the register that take two people of one authority: one proposes, another decides. What is proposed stands in the table
-- of its kind. The number is that of the paper, once there is one.
create table registry_proposal (
  id            uuid        not null primary key,
  kind          text        not null check (kind in ('withdrawal', 'ban', 'merge', 'correction')),
  state         text        not null check (state in ('proposed', 'in-force', 'declined', 'undone')),
  organ_region  text        not null check (length(organ_region) = 6),
  organ_name    text        not null check (length(organ_name) > 0),
  reason        text        not null check (length(reason) > 0),
  basis         text            null,
  evidence      text        not null,
  number        text            null,
  author        uuid        not null,
  author_name   text        not null,
  proposed_at   timestamptz not null,
  due_on        date        not null,
  decided_by    uuid            null check (decided_by <> author),
  decided_name  text            null,
  decided_on    date            null,
  decision      text            null,
  undone_by     uuid            null check (undone_by <> author),
  undone_name   text            null,
  undone_on     date            null,
  version       integer     not null
);
create index registry_proposal_due on registry_proposal (state, due_on, id);
create index registry_proposal_number on registry_proposal (number) where number is not null;

create table registry_withdrawal (
  proposal     uuid not null primary key references registry_proposal (id),
  body         uuid not null references registry_body (id),
  decision_no  text not null check (length(decision_no) > 0),
  decided_on   date not null,
  effective_on date not null check (effective_on >= decided_on)
);
create index registry_withdrawal_body on registry_withdrawal (body);

-- A statutory ban of a person; without an end it is for life. Both days included.
create table registry_ban (
  proposal   uuid not null primary key references registry_proposal (id),
  person     uuid not null references registry_person (id),
  clause     text not null,
  act_on     date not null,
  starts_on  date not null check (starts_on >= act_on),
  ends_on    date     null check (ends_on >= starts_on)
);
create index registry_ban_person on registry_ban (person);
create index registry_person_name on registry_person (name);

-- Two entries of one organisation. Certificates keep their holder; readings follow "merged_into", and undoing takes it away again.
create table registry_merge (
  proposal uuid not null primary key references registry_proposal (id),
  merged   uuid not null references registry_organization (id),
  survivor uuid not null references registry_organization (id),
  check (merged <> survivor)
);
create index registry_merge_merged on registry_merge (merged);
create index registry_merge_survivor on registry_merge (survivor);
alter table registry_organization add column merged_into uuid null references registry_organization (id);
create index registry_organization_merged on registry_organization (merged_into) where merged_into is not null;

create table registry_correction (
  proposal     uuid not null primary key references registry_proposal (id),
  certificate  uuid     null references registry_certificate (id),
  organization uuid     null references registry_organization (id),
  field        text not null check (length(field) > 0),
  old_value    text     null,
  new_value    text not null check (length(new_value) > 0),
  check ((certificate is null) <> (organization is null))
);
create index registry_correction_certificate on registry_correction (certificate);
create index registry_correction_organization on registry_correction (organization);

-- An objection of a body or an organisation to an entry about itself. "region" is that of the entry; the authority that takes it on
-- keeps it. "entry_author" and "entry_approver" are the officers whose act the entry is, where it is one: they do not decide.
create table registry_objection (
  id             uuid        not null primary key,
  entry_kind     text        not null check (entry_kind in ('certificate', 'organization', 'body', 'proposal')),
  entry          uuid        not null,
  entry_author   uuid            null,
  entry_approver uuid            null,
  region         text            null,
  body           uuid            null references registry_body (id),
  organization   uuid            null references registry_organization (id),
  title          text        not null check (length(title) > 0),
  grounds        text        not null check (length(grounds) > 0),
  evidence       text        not null,
  state          text        not null check (state in ('filed', 'accepted', 'refused', 'upheld', 'dismissed')),
  filed_by       uuid        not null,
  filed_on       date        not null,
  due_on         date        not null,
  organ_region   text            null,
  organ_name     text            null,
  handler        uuid            null,
  handler_name   text            null,
  handled_on     date            null,
  decider        uuid            null check (decider <> entry_author),
  decider_name   text            null,
  decision       text            null,
  decided_on     date            null,
  version        integer     not null,
  check ((body is null) <> (organization is null))
);
create index registry_objection_due on registry_objection (state, due_on, id);
create index registry_objection_entry on registry_objection (entry);
create index registry_objection_body on registry_objection (body, id);
create index registry_objection_organization on registry_objection (organization, id);

-- The first page of what is somebody's, newest first: a county by its code, a city by the first four digits. A province is the
-- register itself and goes through registry_certificate_newest.
drop index registry_certificate_region;
create index registry_certificate_region on registry_certificate (region, issued_on, code);
create index registry_certificate_city on registry_certificate (substr(region, 1, 4), issued_on, code);
create index registry_certificate_body on registry_certificate (body, issued_on, code);
create index registry_organization_region on registry_organization (region, code);
create index registry_organization_city on registry_organization (substr(region, 1, 4), code);
--@postgres
-- Without these the planner takes a province for one certificate in two hundred.
create statistics registry_certificate_province on (substr(region, 1, 2)) from registry_certificate;
create statistics registry_organization_province on (substr(region, 1, 2)) from registry_organization;
--@all
