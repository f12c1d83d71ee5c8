from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("gallery/", include("lscb.ui.urls")),
]
