package io.thecodeforge.orders.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request after the other on a connection; reads no more of an answer than its length. */
final class HttpExchanges implements AutoCloseable {

    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> EXPECTED = Set.of("200", "201", "304");

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);

    private final Conversation conversation;
    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 18);

    private long since;
    private int bodyBegins;
    private int expected;

    HttpExchanges(SocketAddress server, Selector selector, Conversation conversation)
            throws IOException {
        this.conversation = conversation;
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Requests are small: the socket's buffer takes them whole.
     *
     * @param intendedAt from when on the answer is waited for
     */
    void send(long intendedAt) throws IOException {
        byte[] request = conversation.next();
        received.clear();
        expected = 0;
        since = intendedAt;
        if (channel.write(ByteBuffer.wrap(request)) != request.length) {
            throw new IOException("the request does not fit into the socket's buffer");
        }
    }

    /** Reads what is there. */
    boolean hasAnswer() throws IOException {
        if (channel.read(received) < 0) {
            throw new IOException("the connection was closed");
        }
        if (expected == 0) {
            readHead();
        }
        return expected > 0 && received.position() >= expected;
    }

    /** Tells who asked, and how long it took. */
    long end() {
        long nanos = System.nanoTime() - since;
        conversation.answered(this);
        return nanos;
    }

    long since() {
        return since;
    }

    String body() {
        return new String(received.array(), bodyBegins, expected - bodyBegins, UTF_8);
    }

    /** With its head. */
    int bytes() {
        return expected;
    }

    private void readHead() {
        int end = endOfHead();
        if (end > 0) {
            String head = new String(received.array(), 0, end, ISO_8859_1);
            String status = head.substring(9, 12);
            if (!EXPECTED.contains(status)) {
                throw new IllegalStateException(
                        new String(received.array(), 0, received.position(), UTF_8));
            }
            bodyBegins = end;
            Matcher length = LENGTH.matcher(head);
            expected = end + (length.find() ? Integer.parseInt(length.group(1)) : 0);
        }
    }

    private int endOfHead() {
        byte[] bytes = received.array();
        for (int i = END_OF_HEAD.length; i <= received.position(); i++) {
            if (Arrays.equals(bytes, i - END_OF_HEAD.length, i, END_OF_HEAD, 0, 4)) {
                return i;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
