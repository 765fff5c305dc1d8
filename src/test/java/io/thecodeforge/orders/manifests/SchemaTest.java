package io.thecodeforge.orders.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object has what its kind demands, and nothing that it does not know. Kubernetes, the
 * Gateway API, the Prometheus operator and Strimzi have models in Java, which know the fields; what
 * must be there, and which words a field takes, Strimzi's say too, and of the others {@code
 * demands.yaml} in {@code src/test/resources/manifests}. Of KEDA and CloudNativePG, which have no
 * models, the fields that we use are beside it, as their definitions say.
 */
class SchemaTest {

    private static final Map<String, Class<? extends HasMetadata>> MODELS =
            Stream.<Class<? extends HasMetadata>>of(
                            ConfigMap.class,
                            Deployment.class,
                            HorizontalPodAutoscaler.class,
                            HTTPRoute.class,
                            Job.class,
                            Kafka.class,
                            KafkaNodePool.class,
                            KafkaTopic.class,
                            KafkaUser.class,
                            Namespace.class,
                            NetworkPolicy.class,
                            PodDisruptionBudget.class,
                            PodMonitor.class,
                            PrometheusRule.class,
                            Role.class,
                            RoleBinding.class,
                            Secret.class,
                            Service.class,
                            ServiceAccount.class,
                            StatefulSet.class)
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .annotationIntrospector(new NothingElse())
                    .build();

    /** The models keep what they do not know; here it is a fault. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasAnySetter(Annotated method) {
            return false;
        }
    }

    static List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_object_is_what_its_kind_may_be(Overlay overlay) {
        assertThat(overlay.objects()).allSatisfy(SchemaTest::check);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_two_objects_have_one_name(Overlay overlay) {
        assertThat(overlay.objects()).extracting(Manifest::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec/containers/0, name,",
        "Deployment, /spec/template/spec/containers/0, imagePullPolicy, Sometimes",
        "Deployment, /spec/template/spec/containers/0, nmae, orders",
        "Service, /spec/ports/0, protocol, tcp",
        "HorizontalPodAutoscaler, /spec, maxReplicas,",
        "NetworkPolicy, /spec, podSelector,",
        "HTTPRoute, /spec/rules/1/matches/0, method, FETCH",
        "PrometheusRule, /spec/groups/0/rules/0, expr,",
        "Kafka, /spec/kafka/listeners/0, type, inside",
        "Kafka, /spec/kafka/listeners/0, tls,",
        "KafkaNodePool, /spec, replicas,",
        "KafkaNodePool, /spec/storage, type, tape",
        "Cluster, /spec, instances,",
        "Cluster, /spec/postgresql/synchronous, method, some",
        "ScaledObject, /spec, triggers,"
    })
    void a_fault_is_found(String kind, String at, String field, @Nullable String value)
            throws IOException {
        JsonNode json =
                Overlay.named("production")
                        .ofKind(kind)
                        .map(Manifest::json)
                        .filter(object -> object.at(at).isObject())
                        .findFirst()
                        .orElseThrow()
                        .deepCopy();
        ObjectNode changed = (ObjectNode) json.at(at);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }

        assertThatThrownBy(() -> check(new Manifest(json)))
                .isInstanceOfAny(AssertionError.class, JsonProcessingException.class);
    }

    private static void check(Manifest manifest) throws IOException {
        Class<? extends HasMetadata> model = MODELS.get(manifest.kind());
        if (model == null) {
            assertThat(Schemas.faultsOf(manifest)).as("%s", manifest).isEmpty();
            return;
        }
        assertThat(manifest.json().path("apiVersion").asText()).isEqualTo(version(model));
        HasMetadata object = STRICT.treeToValue(manifest.json(), model);
        // Strimzi's models write down the older of their versions
        ObjectNode written = ((ObjectNode) manifest.json().deepCopy()).without("apiVersion");
        // a word that an enum does not have becomes nothing
        assertThat(Losses.between(written, STRICT.valueToTree(object)))
                .as("%s", manifest)
                .isEmpty();
        if (model.getName().startsWith("io.strimzi")) {
            assertThat(Demands.unmet(object, manifest.json())).as("%s", manifest).isEmpty();
        } else {
            assertThat(Schemas.unmetDemands(manifest)).as("%s", manifest).isEmpty();
        }
    }

    /** Strimzi's models are of two versions each, of which only the newer one will stay. */
    private static String version(Class<? extends HasMetadata> model) {
        return model.getName().startsWith("io.strimzi")
                ? "kafka.strimzi.io/v1"
                : HasMetadata.getApiVersion(model);
    }
}
