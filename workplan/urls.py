app_name = "workplan"
urlpatterns = []

token_urlpatterns = []
