package io.thecodeforge.orders.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka of one node, broker and controller in one. */
record Kafka(KafkaRaftServer server, int port) implements Server {

    static Kafka start(DataFolder data, int preferredPort) throws Exception {
        if (!data.isReady()) {
            format(data.path());
            data.markReady();
        }
        int port = FreePort.near(preferredPort);
        var settings = KafkaSettings.of(data.path(), port, FreePort.any());
        Tls.beside(data.path()).ifPresent(tls -> KafkaSettings.secure(settings, tls));
        KafkaSettings.extend(settings, OwnSettings.beside(data.path()));
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new Kafka(server, port);
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setNodeId(KafkaSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
