app_name = "home"
urlpatterns = []

site_urlpatterns = []
public_urlpatterns = []
