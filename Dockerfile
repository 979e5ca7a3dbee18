# Packages are installed in one stage and copied to another, which keeps pip and its caches out of the image.
FROM python:3.13-slim AS packages
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

# The proxy, as nobody special: what its program may do as an exception is taken from it, as Compose gives it nothing.
FROM caddy:2-alpine AS proxy
RUN setcap -r /usr/bin/caddy && adduser -S -D -H -u 10002 callback && chown -R callback /data
COPY docker/Caddyfile /etc/caddy/Caddyfile
ENV XDG_CONFIG_HOME=/tmp
USER callback

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home callback
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/tmp/callback PORT=8000
# With BASE_URL set, file names carry a checksum, as the public site needs them; the key is for this step only.
RUN BASE_URL=http://localhost ALLOWED_HOSTS=localhost VAR_DIR=/tmp/build SECRET_KEY=only-for-collecting-files-and-never-for-anything-else python manage.py collectstatic --noinput --verbosity 0 && rm -r /tmp/build
USER callback
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--config", "config/gunicorn.py", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--log-level", "warning"]
