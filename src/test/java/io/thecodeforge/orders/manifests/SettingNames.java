package io.thecodeforge.orders.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.thecodeforge.orders.OrdersConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The environment variables that the service reads at run time: ours by the mapping, Quarkus' by
 * the description that each extension's jar carries, Kafka's by its clients' own lists.
 */
final class SettingNames {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    /** What a name of a data source and the like stands for in a description. */
    private static final Pattern ANY_NAME = Pattern.compile("__[A-Z_]+?__");

    private final Set<String> exact = new HashSet<>();
    private final Set<Pattern> patterns = new HashSet<>();

    private SettingNames() {}

    static SettingNames ofTheService() {
        SettingNames names = new SettingNames();
        ConfigMappings.getProperties(ConfigClass.configClass(OrdersConfig.class))
                .keySet()
                .forEach(names::add);
        Stream.of(
                        AdminClientConfig.configNames(),
                        ConsumerConfig.configNames(),
                        ProducerConfig.configNames())
                .flatMap(Collection::stream)
                .forEach(name -> names.add("kafka." + name));
        models().forEach(names::addModel);
        return names;
    }

    boolean has(String variable) {
        return exact.contains(variable)
                || patterns.stream().anyMatch(p -> p.matcher(variable).matches());
    }

    private void add(String property) {
        exact.add(property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }

    private void addModel(JsonNode model) {
        for (JsonNode property : model.findParents("phase")) {
            if (property.path("phase").asText().equals("RUN_TIME")) {
                addVariable(property.at("/path/environmentVariable").asText());
                property.path("additionalPaths")
                        .forEach(path -> addVariable(path.path("environmentVariable").asText()));
            }
        }
    }

    private void addVariable(String variable) {
        if (ANY_NAME.matcher(variable).find()) {
            patterns.add(Pattern.compile(ANY_NAME.matcher(variable).replaceAll("_[A-Z0-9]+_")));
        } else {
            exact.add(variable);
        }
    }

    private static List<JsonNode> models() {
        try {
            return Collections.list(SettingNames.class.getClassLoader().getResources(MODEL))
                    .stream()
                    .map(SettingNames::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(URL model) {
        try (InputStream file = model.openStream()) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
