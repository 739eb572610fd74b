FROM node:20
WORKDIR /app
COPY . .
CMD ["node", "/app/apps/web/server.js"]
