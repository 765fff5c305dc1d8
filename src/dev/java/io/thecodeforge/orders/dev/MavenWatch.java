package io.thecodeforge.orders.dev;

/**
 * Ends this JVM when Maven, which started it, was killed; otherwise it would run on, and keep its
 * ports.
 */
final class MavenWatch {
    private static final String STARTED = "dev.orders.maven-watch";

    private MavenWatch() {}

    /** Once for the JVM: live reload asks again and again. */
    static void start() {
        if (System.setProperty(STARTED, "yes") == null) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(it -> it.onExit().thenRun(() -> System.exit(1)));
        }
    }
}
