package io.thecodeforge.orders.checker;

/** What can be done to a process or a server. */
interface Part {

    String name();

    /** SIGKILL, and started again at once. */
    void kill() throws Exception;

    /** Told to end, and started again. */
    void restart() throws Exception;

    /** SIGSTOP: it stands still, its connections stay open. */
    void pause() throws Exception;

    /** SIGCONT. */
    void resume() throws Exception;
}
