"""What pages of app/ answer if the config has i18n."""
