# Awning with the drivers of both databases: docker build -t awning .
FROM node:22-slim AS build
WORKDIR /awning
COPY . .
RUN npm ci && mkdir /package && npm pack --pack-destination /package

FROM node:22-slim
WORKDIR /awning
COPY --from=build /package /package
RUN npm install /package/*.tgz libsql pg && rm -r /package && mkdir /data && chown node /data
USER node
ENV AWNING_HOST=0.0.0.0
EXPOSE 12111
HEALTHCHECK --interval=5s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:12111/_awning/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "node_modules/awning/dist/awning.js"]
