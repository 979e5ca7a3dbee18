#!/bin/sh
# Run by PostgreSQL's image on an empty volume: the product gets a database of its own and an account that can do
# nothing else. The superuser has no password afterwards, so nobody signs in with it over the network.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set password="$POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE callback LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
CREATE DATABASE callback OWNER callback;
REVOKE CONNECT ON DATABASE callback FROM PUBLIC;
ALTER ROLE CURRENT_USER PASSWORD NULL;
SQL
