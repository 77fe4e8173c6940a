# One image for every role: the command says which ("planbot run", or web, worker, clock).
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    HOST=0.0.0.0 PORT=3000
WORKDIR /srv/planbot

# With the S3 evidence store: docker build --build-arg REQUIREMENTS=requirements-s3.txt .
ARG REQUIREMENTS=requirements.txt
COPY requirements.txt requirements-s3.txt ./
RUN pip install --require-hashes -r "$REQUIREMENTS"

COPY . .
RUN pip install --no-deps --no-build-isolation . \
    && useradd --system --uid 1000 planbot && mkdir var && chown planbot var

USER planbot
VOLUME /srv/planbot/var
EXPOSE 3000
CMD ["planbot", "run"]
