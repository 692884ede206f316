-- Which start of which machine or container a process's number is of: those of two that share a directory are not told apart by it.
alter table server_process add column machine text not null default '';
alter table server_process add column host text not null default '';
