"""Preview while editing: watch the site's folder, make pages when asked, reload the browser."""
