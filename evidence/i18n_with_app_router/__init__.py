"""What pages of app/ answer where the config has i18n."""
