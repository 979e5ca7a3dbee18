# Packages are installed in one stage and copied to the next, which keeps pip and its caches out of the image.
FROM python:3.13-slim AS packages
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home callback && install --directory --owner callback /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/data PORT=8000
# With BASE_URL set, file names carry a checksum, as the public site needs them; the key is for this step only.
RUN BASE_URL=http://localhost ALLOWED_HOSTS=localhost SECRET_KEY=only-for-collecting-files-and-never-for-anything-else python manage.py collectstatic --noinput --verbosity 0
USER callback
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--config", "config/gunicorn.py", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--log-level", "warning"]
