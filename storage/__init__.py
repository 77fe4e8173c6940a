"""The record: the journal and its tables, the inbox, the jobs, installations, backups. The one user of a database."""
