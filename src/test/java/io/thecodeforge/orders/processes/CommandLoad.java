package io.thecodeforge.orders.processes;

import io.thecodeforge.orders.journey.Bearer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands at a steady rate, whatever becomes of those before: orders that go their ways. */
public final class CommandLoad {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final String ITEMS =
            "\"items\": [{\"sku\": \"A\", \"name\": \"B\", \"quantity\": 1, \"unitPrice\": 1}]";

    /** A connection a request under way: on one of HTTP/2 all would meet in one event loop. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;
    private final Random random;
    private final List<String> users = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private Consumer<String> onAnswer = body -> {};

    public CommandLoad(String url, Random random) {
        this.url = url;
        this.random = random;
    }

    /** Told the body of every answer, as soon as it is there. */
    public void onAnswer(Consumer<String> listener) {
        onAnswer = listener;
    }

    public void registerUsers(int count) {
        for (int i = 0; i < count; i++) {
            String body = "{\"name\": \"U\", \"email\": \"u%d@example.com\"}".formatted(i);
            users.add(idOf(send("/users", body).join()));
        }
    }

    /** Returns when the last of them has been answered; answers how many were accepted. */
    public int run(Duration length, int perSecond) {
        List<CompletableFuture<?>> lives = new ArrayList<>();
        long pause = Duration.ofSeconds(1).toNanos() * 3 / perSecond; // three commands a life
        long begin = System.nanoTime();
        for (long next = begin; next - begin < length.toNanos(); next += pause) {
            LockSupport.parkNanos(next - System.nanoTime());
            lives.add(life(users.get(random.nextInt(users.size())), random.nextBoolean()));
        }
        lives.forEach(CompletableFuture::join);
        return done.get();
    }

    /** How many were told to come back, which they did. */
    public int refused() {
        return refused.get();
    }

    private CompletableFuture<?> life(String user, boolean isWanted) {
        String order = "{\"userId\": \"%s\", %s}".formatted(user, ITEMS);
        return send("/orders", order)
                .thenApply(CommandLoad::idOf)
                .thenCompose(id ->
                        send("/orders/" + id + "/confirm", "")
                                .thenCompose(confirmed -> end(id, isWanted)));
    }

    private CompletableFuture<HttpResponse<String>> end(String id, boolean isWanted) {
        return isWanted
                ? send("/orders/" + id + "/ship", "{\"carrier\": \"C\", \"trackingNumber\": \"T\"}")
                : send("/orders/" + id + "/cancel", "{\"reason\": \"R\"}");
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + Bearer.ADMIN)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return answer(request, 1).thenApply(this::accepted);
    }

    /** Comes back when it is told to: a service that has just started is soon overloaded. */
    private CompletableFuture<HttpResponse<String>> answer(HttpRequest request, int times) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenCompose(answer ->
                        answer.statusCode() == 503
                                ? again(request, answer, times)
                                : CompletableFuture.completedFuture(answer));
    }

    private CompletableFuture<HttpResponse<String>> again(
            HttpRequest request, HttpResponse<String> refusal, int times) {
        refused.incrementAndGet();
        return CompletableFuture.supplyAsync(
                        () -> answer(request, Math.min(16, 2 * times)), later(refusal, times))
                .thenCompose(again -> again);
    }

    /**
     * Longer each time, and up to twice as long: those who were refused must neither come all at
     * once nor be so many that refusing them is all that the service gets done.
     */
    private static Executor later(HttpResponse<String> answer, int times) {
        long seconds = times * answer.headers().firstValueAsLong("Retry-After").orElse(1);
        long millis = ThreadLocalRandom.current().nextLong(1000 * seconds, 2000 * seconds);
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    private HttpResponse<String> accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        onAnswer.accept(answer.body());
        done.incrementAndGet();
        return answer;
    }

    private static String idOf(HttpResponse<String> answer) {
        Matcher id = ID.matcher(answer.body());
        if (!id.find()) {
            throw new AssertionError(answer.body());
        }
        return id.group(1);
    }
}
