package io.thecodeforge.orders.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** A connection on which a test says what no HTTP client would. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire() throws IOException {
        socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
    }

    /** Sends lines, each ended as HTTP wants it. */
    Wire say(String... lines) throws IOException {
        return send(String.join("\r\n", lines) + "\r\n");
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    Wire chunk(String text) throws IOException {
        return send(Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n");
    }

    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** The next answer: its head, and as much body as it says. */
    Answer answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no answer, but: " + head);
            }
            head.append((char) read);
        }
        Answer answer = new Answer(head.toString(), "");
        String length = answer.header("content-length");
        byte[] body = in.readNBytes(length == null ? 0 : Integer.parseInt(length));
        return new Answer(head.toString(), new String(body, UTF_8));
    }

    /** Whether the service ends the connection, and says nothing more before. */
    boolean isEnded() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Answer(String head, String body) {

        int status() {
            return Integer.parseInt(head.split(" ")[1]);
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase().startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Text as long as a limit wants it, one byte a character. */
    static String bytes(int count) {
        return new String(new byte[count], ISO_8859_1).replace('\0', 'a');
    }
}
