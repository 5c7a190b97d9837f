# Two stages: what installs stays behind, what runs has neither pip's cache nor a compiler.
FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
WORKDIR /build
COPY requirements.txt .
RUN /venv/bin/pip install --require-hashes -r requirements.txt

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin tracker \
    && install -d -o tracker -g tracker /app/data
COPY --from=build /venv /venv
WORKDIR /app
COPY alembic.ini config.example.toml ./
COPY migrations migrations
COPY tracking tracking
COPY bot bot
USER 10001
VOLUME /app/data
# The bot answers on the container's own loopback; HEALTH_PORT=0 switches that off, and the check.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-m", "bot.health_check"]
# The bot stops within eight seconds of SIGTERM by itself, also as process 1.
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot"]
