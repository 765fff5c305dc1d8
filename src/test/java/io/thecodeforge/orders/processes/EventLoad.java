package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.dev.ServerPorts;
import io.thecodeforge.orders.events.Envelope;
import io.thecodeforge.orders.events.EventCodec;
import io.thecodeforge.orders.journey.Topic;
import io.thecodeforge.orders.query.projection.Fold;
import io.thecodeforge.orders.query.projection.Histories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Random histories, put on the topic a few events at a time until it is stopped. */
final class EventLoad implements AutoCloseable {

    private static final int USERS = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Topic topic;
    private final Histories histories;
    private final List<Envelope> sent = new ArrayList<>();
    private final Thread thread;
    private volatile boolean isRunning = true;

    EventLoad(ServerPorts servers, Random random) {
        topic = new Topic(servers.bootstrapServers());
        histories = new Histories(random);
        thread = Thread.ofPlatform().start(this::run);
    }

    /** Stops, and gives what the tables must hold then. */
    Fold stop() throws InterruptedException {
        isRunning = false;
        thread.join();
        System.out.printf("%,d events were sent%n", sent.size());
        return Fold.of(sent);
    }

    private void run() {
        while (isRunning) {
            List<Envelope> next =
                    histories.interleaved(Stream.generate(histories::ofUser).limit(USERS).toList());
            for (int at = 0; at < next.size(); at += 10) {
                List<Envelope> few = next.subList(at, Math.min(at + 10, next.size()));
                topic.sendAll(few.stream().map(EventCodec::encode).toList());
                sent.addAll(few);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        isRunning = false;
        topic.close();
    }
}
