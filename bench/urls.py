"""The product's addresses and those of the pages that it is held against."""

from django.urls import include, path

from bench import views
from config import urls
from config.urls import handler400, handler500

__all__ = ["handler400", "handler500", "urlpatterns"]

urlpatterns = [
    path("bench/json/", views.as_json),
    path("bench/table/", views.as_table),
    path("bench/row/", views.one_row),
    path("bench/bare/", views.bare),
    path("", include(urls.urlpatterns)),
]
