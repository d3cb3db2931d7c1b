# Two images of the release archive: "grapevine" runs the commands, "flink" is a Flink cluster's image with our job in it.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B package -Prelease -DskipTests -Dspotless.check.skip \
 && cd streaming-job/local/target \
 && sha256sum -c grapevine-*.tar.gz.sha256 \
 && mkdir /out \
 && tar -xzf grapevine-*.tar.gz -C /out --strip-components=1

FROM eclipse-temurin:17-jre AS grapevine
RUN useradd --system --uid 1000 --create-home grapevine
WORKDIR /opt/grapevine
COPY --from=build /out .
USER grapevine
ENTRYPOINT ["/opt/grapevine/grapevine"]

# CoreNLP, ONNX Runtime and their models stand on Flink's own class path: a job that restarts must not load them again.
FROM flink:2.2.1-java17 AS flink
COPY --from=build /out/lib/stanford-corenlp-*.jar /out/lib/ejml-*.jar /out/lib/onnxruntime-*.jar /out/lib/grapevine-enrich-*-models.jar /opt/flink/lib/
COPY --from=build /out/job/grapevine-streaming-job-*-job.jar /opt/grapevine/grapevine-job.jar
