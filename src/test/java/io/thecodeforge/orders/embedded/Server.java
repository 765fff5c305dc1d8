package io.thecodeforge.orders.embedded;

import java.io.IOException;

/** One that is running. */
interface Server extends AutoCloseable {
    int port();

    @Override
    void close() throws IOException;
}
