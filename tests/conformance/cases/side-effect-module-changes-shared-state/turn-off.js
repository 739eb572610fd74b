require('./state').appDir = false;
