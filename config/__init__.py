"""Settings, URLs and the Celery application, for whichever process asks: the web process needs no Celery."""
