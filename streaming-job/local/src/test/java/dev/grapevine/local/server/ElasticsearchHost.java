package dev.grapevine.local.server;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** A process of its own that starts Elasticsearch, says which processes that made, and then waits to be killed. */
final class ElasticsearchHost {

    private ElasticsearchHost() {}

    public static void main(String[] args) throws Exception {
        EmbeddedElasticsearch server = EmbeddedElasticsearch.start(Path.of(args[0]), Path.of(args[1]), 256);
        System.out.println(
                server.processes().map(process -> Long.toString(process.pid())).collect(Collectors.joining(" ")));
        Thread.currentThread().join();
    }
}
