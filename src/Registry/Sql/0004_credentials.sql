-- The public keys with which bodies sign electronic certificates. The private ones follow from the master key in the data folder.
-- Rows stay: what a retired key has signed must go on verifying.
create table registry_body_key (
  body       uuid        not null references registry_body (id),
  generation integer     not null check (generation >= 1),
  public_key text        not null,
  signs_from timestamptz not null,
  retired_at timestamptz     null check (retired_at >= signs_from),
  primary key (body, generation)
);

-- The certificates (X.509, DER) under which PDF files are signed; the newest signs.
create table registry_document_key (
  generation  integer     not null primary key check (generation >= 1),
  certificate bytea       not null,
  made_at     timestamptz not null
);

-- How many places of a body's status lists are taken. A list has 131,072; the next one begins where it is full.
create table registry_status_list (
  body    uuid   not null primary key references registry_body (id),
  entries bigint not null check (entries >= 0)
);

-- One issue of the electronic certificate. A new one is made when what it says has changed, and the old one then stays revoked.
-- Whether it is suspended or revoked is not written here: it follows from the certificate at the moment of asking.
-- The signature of the PDF is kept, not the file: the same content and time give the same bytes again.
create table registry_credential (
  certificate         uuid        not null references registry_certificate (id),
  issue               integer     not null check (issue >= 1),
  body                uuid        not null references registry_body (id),
  entry               bigint      not null check (entry >= 0),
  certificate_version integer     not null,
  claim_mark          text        not null,
  is_replaced         boolean     not null,
  issued_at           timestamptz not null,
  base                text        not null,
  jwt                 text            null,
  pdf_signed_at       timestamptz     null,
  pdf_digest          text            null,
  pdf_signature       bytea           null,
  primary key (certificate, issue),
  unique (body, entry)
);
