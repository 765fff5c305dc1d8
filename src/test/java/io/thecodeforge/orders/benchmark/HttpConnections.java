package io.thecodeforge.orders.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Connections to one server on this machine, looked after by one thread. */
final class HttpConnections implements AutoCloseable {

    private static final int PATIENCE_MS = 100;

    private final Selector selector = Selector.open();
    private final List<HttpExchanges> all = new ArrayList<>();

    HttpConnections(int port, int count, Supplier<Conversation> clients) throws IOException {
        for (int i = 0; i < count; i++) {
            all.add(
                    new HttpExchanges(
                            new InetSocketAddress("localhost", port), selector, clients.get()));
        }
    }

    interface OnAnswer {
        void take(HttpExchanges connection) throws IOException;
    }

    /** All, before the first request. */
    List<HttpExchanges> idle() {
        return List.copyOf(all);
    }

    /** Waits for answers, a while or until {@link #wake}. */
    void answers(OnAnswer onAnswer) throws IOException {
        selector.select(key -> take(key, onAnswer), PATIENCE_MS);
    }

    void wake() {
        selector.wakeup();
    }

    private static void take(SelectionKey key, OnAnswer onAnswer) {
        HttpExchanges connection = (HttpExchanges) key.attachment();
        try {
            if (connection.hasAnswer()) {
                onAnswer.take(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (HttpExchanges connection : all) {
            connection.close();
        }
        selector.close();
    }
}
