package io.thecodeforge.orders.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request after the other on a connection; reads no more of an answer than its length. */
final class HttpExchanges implements AutoCloseable {

    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);

    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 18);

    private long sentAt;
    private int expected;

    HttpExchanges(SocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Requests are small: the socket's buffer takes them whole. */
    void send(byte[] request) throws IOException {
        received.clear();
        expected = 0;
        sentAt = System.nanoTime();
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

    long nanos() {
        return System.nanoTime() - sentAt;
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
            if (!status.equals("200") && !status.equals("304")) {
                throw new IllegalStateException(head);
            }
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
