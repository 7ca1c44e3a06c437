# The hub as an image. Build: docker build -t identityhub .    Run: see docs/run.md.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# Project files first: packages are restored anew only when one of these changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/IdentityHub.Protocol/*.csproj src/IdentityHub.Protocol/
COPY src/IdentityHub.Data/*.csproj src/IdentityHub.Data/
COPY src/IdentityHub.Server/*.csproj src/IdentityHub.Server/
COPY migrations/Directory.Build.targets migrations/
COPY migrations/IdentityHub.Migrations.Sqlite/*.csproj migrations/IdentityHub.Migrations.Sqlite/
COPY migrations/IdentityHub.Migrations.Postgres/*.csproj migrations/IdentityHub.Migrations.Postgres/
RUN dotnet restore src/IdentityHub.Server --arch $TARGETARCH -p:PublishReadyToRun=true

COPY src/ src/
COPY migrations/ migrations/
RUN dotnet publish src/IdentityHub.Server --configuration Release --arch $TARGETARCH --no-self-contained --no-restore \
    -p:PublishReadyToRun=true -p:DebugType=none -p:PublishDocumentationFiles=false -p:BuildConsole=false --output /app

# The Console is the same on every platform. Its stage has Node.js, so that neither the stage above nor the image needs it.
FROM --platform=$BUILDPLATFORM node:22-slim AS console
WORKDIR /source
COPY src/IdentityHub.Console/ src/IdentityHub.Console/
COPY src/IdentityHub.Server/build-console.mjs src/IdentityHub.Server/
RUN node src/IdentityHub.Server/build-console.mjs src/IdentityHub.Console

FROM mcr.microsoft.com/dotnet/aspnet:10.0

# The distribution's SQLite gets security fixes with the base image; the hub prefers it to the one in its package.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=$APP_UID --group=$APP_UID --mode=700 /data

WORKDIR /app
COPY --from=build /app .
COPY --from=console /source/src/IdentityHub.Console/dist console

# APP_UID is the unprivileged user "app" of the base image. It owns /data and may only read /app.
USER $APP_UID
VOLUME /data
EXPOSE 3001
ENV ASPNETCORE_HTTP_PORTS=3001 \
    IdentityHub__DataDirectory=/data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["dotnet", "IdentityHub.Server.dll", "health"]
ENTRYPOINT ["dotnet", "IdentityHub.Server.dll"]
