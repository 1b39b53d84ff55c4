-- Evidence lies outside the database, under its SHA-256, once however often it is handed in.
create table platform_evidence_content (
  digest text    not null primary key check (length(digest) = 64),
  bytes  bigint  not null check (bytes > 0),
  kind   text    not null,
  scan   text    not null check (scan in ('not-scanned', 'clean'))
);

-- One row for each time a file was handed in. Slots bound how many files one matter may have.
create table platform_evidence (
  id          uuid        not null primary key,
  digest      text        not null references platform_evidence_content (digest),
  purpose     text        not null check (length(purpose) > 0),
  subject     uuid        not null,
  slot        integer     not null check (slot > 0),
  name        text        not null check (length(name) between 1 and 120),
  trust       text        not null check (trust in ('A', 'B', 'C', 'D')),
  owner       text        not null check (length(owner) > 0),
  region      text        not null check (length(region) > 0),
  uploaded_by text        not null check (length(uploaded_by) > 0),
  uploaded_at timestamptz not null,
  unique (purpose, subject, slot)
);
create index platform_evidence_digest on platform_evidence (digest);
create index platform_evidence_subject on platform_evidence (subject);

-- Document numbers 文号, without gaps in organ, type and year. A series moves on in the transaction of the act that takes the number.
create table platform_paper_series (
  organ text    not null check (length(organ) > 0),
  type  text    not null check (length(type) > 0),
  year  integer not null check (year between 1949 and 9999),
  last  integer not null check (last > 0),
  primary key (organ, type, year)
);
create table platform_paper_number (
  organ       text        not null,
  type        text        not null,
  year        integer     not null,
  serial      integer     not null check (serial > 0),
  text        text        not null unique,
  taken_at    timestamptz not null,
  voided_at   timestamptz     null,
  void_reason text            null,
  primary key (organ, type, year, serial),
  foreign key (organ, type, year) references platform_paper_series (organ, type, year),
  check ((voided_at is null) = (void_reason is null)),
  check (void_reason is null or length(void_reason) > 0)
);

-- Papers are never changed. What a paper says is its content; its digest is the SHA-256 of that text in UTF-8.
create table platform_paper (
  id          uuid        not null primary key,
  number      text        not null unique references platform_paper_number (text),
  kind        text        not null,
  organ       text        not null,
  region      text        not null,
  line        text        not null,
  title       text        not null,
  version     integer     not null check (version > 0),
  publicity   text        not null check (publicity in ('Public', 'OnRequest', 'Withheld')),
  signed_at   timestamptz not null,
  supersedes  uuid            null unique references platform_paper (id),
  digest      text        not null check (length(digest) = 64),
  content     text        not null
);
create index platform_paper_region on platform_paper (region, signed_at);

-- The printed form, made once: what was served must stay the same bytes whatever the program becomes.
create table platform_paper_print (
  paper  uuid        not null primary key references platform_paper (id),
  made_at timestamptz not null,
  address text       not null,
  is_signed boolean  not null,
  pdf    bytea       not null
);

--@sqlite
create trigger platform_paper_stays before update on platform_paper begin select raise(abort, 'a paper is never changed'); end;
create trigger platform_paper_remains before delete on platform_paper begin select raise(abort, 'a paper is never removed'); end;
create trigger platform_paper_print_stays before update on platform_paper_print begin select raise(abort, 'a print is never changed'); end;
--@postgres
create function platform_paper_refuse() returns trigger language plpgsql as $body$
begin
  raise exception 'a paper is never changed or removed';
end
$body$;
create trigger platform_paper_stays before update or delete on platform_paper for each row execute function platform_paper_refuse();
create trigger platform_paper_print_stays before update on platform_paper_print for each row execute function platform_paper_refuse();
--@all

-- Notices to one account. The dedupe key makes sure that a job that runs late or twice tells each thing once.
create table platform_notice (
  id         uuid        not null primary key,
  recipient  uuid        not null,
  kind       text        not null check (length(kind) > 0),
  title      text        not null check (length(title) > 0),
  text       text        not null,
  link       text        not null,
  due_on     date            null,
  dedupe     text        not null check (length(dedupe) > 0),
  created_at timestamptz not null,
  read_at    timestamptz     null,
  unique (recipient, dedupe)
);
create index platform_notice_inbox on platform_notice (recipient, created_at, id);
create index platform_notice_unread on platform_notice (recipient) where read_at is null;

-- Notices that also go out by e-mail. A sender holds a lease; one that ran out may be taken by another.
create table platform_mail (
  notice      uuid        not null primary key references platform_notice (id),
  address     text        not null check (length(address) > 0),
  attempts    integer     not null default 0 check (attempts >= 0),
  next_at     timestamptz not null,
  lease_owner text            null,
  lease_until timestamptz     null,
  sent_at     timestamptz     null,
  given_up_at timestamptz     null,
  last_answer text            null
);
create index platform_mail_waiting on platform_mail (next_at) where sent_at is null and given_up_at is null;
