#!/usr/bin/env bash
# Copies what a look-up by number reads (bodies, organisations, certificates) from the SQLite register in FOLDER into a migrated,
# empty PostgreSQL database, so that both are measured on the same 1,000,000 certificates without reporting them twice.
#   bench/Verify/copy-to-postgres.sh FOLDER "postgresql://postgres@127.0.0.1:5432/zhiheng"
set -euo pipefail
database="$1/zhiheng.db"
copy() { # table, select list, columns
  sqlite3 -csv "$database" "select $2 from $1" | psql -q "$target" -c "\\copy $1 ($3) from stdin with (format csv)"
}
target="$2"
copy registry_body "lower(hex(id)), approval_no, name, credit_code, region, schemes, is_demo, version" "id, approval_no, name, credit_code, region, schemes, is_demo, version"
copy registry_organization "lower(hex(id)), code, name, country, region, address, is_demo, version" "id, code, name, country, region, address, is_demo, version"
copy registry_certificate "lower(hex(id)), code, lower(hex(body)), scheme, number, number_key, category, lower(hex(holder)), holder_name, region, first_issued_on, issued_on, expires_on, status, status_since, suspended_until, parent_number, surveillance_due, reported_on, content, version" "id, code, body, scheme, number, number_key, category, holder, holder_name, region, first_issued_on, issued_on, expires_on, status, status_since, suspended_until, parent_number, surveillance_due, reported_on, content, version"
psql -q "$target" -c "analyze"
