package io.thecodeforge.orders.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say what is written: all of it, and nothing else. */
class EventSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, EventSchema> SCHEMAS =
            published().collect(Collectors.toMap(Function.identity(), EventSchema::of));

    @Test
    void every_published_version_has_a_schema_and_nothing_else_has() throws Exception {
        try (Stream<Path> files =
                Files.list(Path.of("src/main/resources").resolve(EventSchema.FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            published().map(version -> version + ".json").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_schema_is_valid_and_is_the_one_that_the_events_name(String wireName) {
        JsonNode schema = SCHEMAS.get(wireName).document();

        assertThat(schema.path("$id").textValue())
                .isEqualTo(CloudEventHeaders.SCHEMAS + wireName + ".json");
        assertThat(schema.path("$schema").textValue()).isEqualTo(VersionFlag.V202012.getId());
        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(SchemaLocation.of(VersionFlag.V202012.getId()))
                                .validate(schema))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.GoldenEvent#all")
    void a_golden_event_is_as_its_schema_says(GoldenEvent golden) {
        assertThat(SCHEMAS.get(golden.wireName()).undocumented(golden.value())).isEmpty();
    }

    @Property
    @Domain(RandomEvents.class)
    void any_event_is_as_its_schema_says_and_is_read_back(@ForAll Envelope envelope) {
        RecordedEvent written = EventCodec.encode(envelope);

        assertThat(SCHEMAS.get(written.type()).undocumented(written.data())).isEmpty();
        assertThat(EventCodec.decode(written)).isEqualTo(envelope);
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_describes_and_requires_each_property_of_todays_shape(EventType type) {
        JsonNode schema = SCHEMAS.get(type.wireName()).document();

        assertThat(names(schema.path("properties"))).isEqualTo(components(type.shape()));
        assertThat(required(schema)).isEqualTo(components(type.shape()));
        JsonNode item = schema.at("/$defs/OrderItem");
        if (!item.isMissingNode()) {
            assertThat(names(item.path("properties"))).isEqualTo(components(OrderItem.class));
            assertThat(required(item)).isEqualTo(components(OrderItem.class));
        }
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.GoldenEvent#latest")
    void an_event_without_one_of_its_facts_is_neither_valid_nor_readable(GoldenEvent golden)
            throws Exception {
        JsonNode whole = JSON.readTree(golden.value());
        for (String name : names(whole)) {
            isRefused(golden, ((ObjectNode) whole.deepCopy()).without(name).toString());
            isRefused(golden, ((ObjectNode) whole.deepCopy()).putNull(name).toString());
        }
        for (String name : names(whole.at("/items/0"))) {
            JsonNode broken = whole.deepCopy();
            ((ObjectNode) broken.at("/items/0")).remove(name);
            isRefused(golden, broken.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("io.thecodeforge.orders.events.GoldenEvent#all")
    void a_field_that_nobody_knows_harms_no_reader(GoldenEvent golden) throws Exception {
        String grown = ((ObjectNode) JSON.readTree(golden.value())).put("new", 1).toString();

        assertThat(SCHEMAS.get(golden.wireName()).faults(grown)).isEmpty();
        assertThat(SCHEMAS.get(golden.wireName()).undocumented(grown)).isNotEmpty();
        EventCodec.decode(with(golden, grown));
    }

    private static void isRefused(GoldenEvent golden, String data) {
        assertThat(SCHEMAS.get(golden.wireName()).faults(data)).as(data).isNotEmpty();
        assertThatThrownBy(() -> EventCodec.decode(with(golden, data)))
                .as(data)
                .isInstanceOf(UnreadableEventException.class);
    }

    private static RecordedEvent with(GoldenEvent golden, String data) {
        return CloudEventHeaders.read(golden.key(), golden.headers(), data);
    }

    private static Stream<String> published() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> type.versions().wireNames().stream());
    }

    private static Set<String> components(Class<?> shape) {
        return Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet());
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(toSet());
    }

    private static Set<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::textValue).collect(toSet());
    }
}
