package io.thecodeforge.orders.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.smallrye.config.WithDefault;
import io.thecodeforge.orders.OrdersConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says what is on the topic: all of it, and nothing else. */
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private static final JsonNode DOCUMENT = AsyncApi.DOCUMENT;

    @Test
    void the_document_is_valid_async_api_3() throws Exception {
        JsonSchema specification =
                JsonSchemaFactory.getInstance(VersionFlag.V7)
                        .getSchema(
                                Files.readString(
                                        Path.of("src/test/resources/asyncapi/3.0.0.json")));

        assertThat(DOCUMENT.path("asyncapi").textValue()).isEqualTo("3.0.0");
        assertThat(specification.validate(DOCUMENT)).isEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        List<JsonNode> references = DOCUMENT.findParents("$ref");

        assertThat(references)
                .hasSizeGreaterThan(EventType.values().length)
                .allSatisfy(
                        it -> assertThat(AsyncApi.resolve(it).isObject()).as("%s", it).isTrue());
    }

    @Test
    void every_published_version_is_a_message_of_the_channel_and_nothing_else_is() {
        JsonNode messages = DOCUMENT.at("/channels/events/messages");

        assertThat(names(messages)).isEqualTo(published().collect(toSet()));
        assertThat(names(DOCUMENT.at("/components/messages"))).isEqualTo(names(messages));
        assertThat(messages.properties())
                .allSatisfy(message ->
                        assertThat(message.getValue().path("$ref").textValue())
                                .isEqualTo("#/components/messages/" + message.getKey()));
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_message_has_the_schema_that_ships(String wireName) {
        JsonNode payload = AsyncApi.message(wireName).path("payload");

        assertThat(payload.path("schemaFormat").textValue())
                .isEqualTo("application/schema+json;version=draft-2020-12");
        assertThat(AsyncApi.resolve(payload.path("schema")))
                .isEqualTo(EventSchema.of(wireName).document());
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.GoldenEvent#all")
    void golden_headers_are_as_the_document_says(GoldenEvent golden) {
        isDocumented(golden.wireName(), golden.key(), golden.headers());
    }

    @Property(tries = 200)
    @Domain(RandomEvents.class)
    void any_events_headers_are_as_the_document_says(@ForAll Envelope envelope) {
        RecordedEvent written = EventCodec.encode(envelope);

        isDocumented(written.type(), written.userId().toString(), CloudEventHeaders.of(written));
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_header_of_another_type_is_not_as_the_document_says(String wireName) {
        GoldenEvent other =
                GoldenEvent.all()
                        .filter(it -> !it.wireName().equals(wireName))
                        .findAny()
                        .orElseThrow();

        assertThat(
                        schema(AsyncApi.message(wireName).path("headers"))
                                .validate(json(other.headers())))
                .extracting(fault -> fault.getInstanceLocation().toString())
                .containsExactlyInAnyOrder("/ce_type", "/ce_dataschema");
    }

    @Test
    void the_channel_is_the_topic_as_it_is_made() throws Exception {
        JsonNode kafka = DOCUMENT.at("/channels/events/bindings/kafka");

        assertThat(DOCUMENT.at("/channels/events/address").textValue()).isEqualTo(fallback("name"));
        assertThat(kafka.path("topic").textValue()).isEqualTo(fallback("name"));
        assertThat(kafka.path("partitions").asText()).isEqualTo(fallback("partitions"));
    }

    @Test
    void it_is_sent_by_the_relay_and_received_by_the_projector() throws Exception {
        Properties settings = new Properties();
        settings.load(
                Files.newBufferedReader(Path.of("src/main/resources/application.properties")));

        assertThat(DOCUMENT.at("/operations/relay/action").textValue()).isEqualTo("send");
        assertThat(DOCUMENT.at("/operations/project/action").textValue()).isEqualTo("receive");
        assertThat(DOCUMENT.at("/operations/project/bindings/kafka/groupId/const").textValue())
                .isEqualTo(settings.getProperty("mp.messaging.incoming.events-in.group.id"));
    }

    private static void isDocumented(String wireName, String key, Map<String, String> headers) {
        JsonNode message = AsyncApi.message(wireName);
        JsonNode described = message.path("headers");

        assertThat(headers.keySet()).isSubsetOf(names(described.path("properties")));
        assertThat(schema(described).validate(json(headers))).isEmpty();
        assertThat(schema(message.at("/bindings/kafka/key")).validate(JSON.valueToTree(key)))
                .isEmpty();
        assertThat(message.path("contentType").textValue()).isEqualTo(headers.get("content-type"));
    }

    private static JsonSchema schema(JsonNode schema) {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema, WITH_FORMATS);
    }

    private static JsonNode json(Map<String, String> headers) {
        return JSON.valueToTree(headers);
    }

    private static String fallback(String setting) throws NoSuchMethodException {
        return OrdersConfig.Topic.class.getMethod(setting).getAnnotation(WithDefault.class).value();
    }

    private static Stream<String> published() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> type.versions().wireNames().stream());
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(toSet());
    }
}
