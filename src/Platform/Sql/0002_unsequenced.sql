-- Public facts that the ledger has not yet taken in. A trigger writes them, so no way of writing a fact can forget its leaf: it
-- becomes due in the very transaction that made the fact. The salt keeps a short payload from being guessed from its commitment.
--@sqlite
create table platform_unsequenced (
  seq  integer not null primary key,
  salt blob    not null default (randomblob(16))
);
create trigger platform_journal_unsequenced after insert on platform_journal when new.is_public
begin
  insert into platform_unsequenced (seq) values (new.seq);
end;
--@postgres
create table platform_unsequenced (
  seq  bigint not null primary key,
  salt bytea  not null default decode(replace(gen_random_uuid()::text, '-', ''), 'hex')
);
create function platform_note_unsequenced() returns trigger language plpgsql as $body$
begin
  insert into platform_unsequenced (seq) select seq from added where is_public;
  return null;
end
$body$;
create trigger platform_journal_unsequenced after insert on platform_journal
  referencing new table as added for each statement execute function platform_note_unsequenced();
--@all
insert into platform_unsequenced (seq) select seq from platform_journal where is_public;
