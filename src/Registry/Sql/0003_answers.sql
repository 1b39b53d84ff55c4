-- One line may answer several rows: "rows" rows from row_no on, and as many lines from line_no on, were accepted without a remark.
alter table registry_report_row add column rows bigint not null default 1 check (rows = 1 or verdict = 'accepted' and rows > 1);
