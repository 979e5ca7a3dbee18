"""The addresses of the stories room."""

from django.urls import path

from stories import views

app_name = "stories"
urlpatterns = [
    path("stories/", views.stories, name="stories"),
    path("stories/new/", views.story_create, name="story_create"),
    path("stories/<int:pk>/", views.story, name="story"),
    path("stories/<int:pk>/edit/", views.story_edit, name="story_edit"),
    path("stories/<int:pk>/delete/", views.story_delete, name="story_delete"),
    path("stories/<int:pk>/restore/", views.story_restore, name="story_restore"),
]
