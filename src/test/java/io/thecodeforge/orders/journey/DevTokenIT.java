package io.thecodeforge.orders.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.thecodeforge.orders.dev.BuildFolder;
import io.thecodeforge.orders.embedded.EmbeddedServersResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing in the package makes a token. */
@QuarkusIntegrationTest
@WithTestResource(EmbeddedServersResource.class)
class DevTokenIT {

    private static final String DEV = "io/thecodeforge/orders/dev/";

    @Test
    void the_packaged_service_has_no_maker_of_tokens() {
        given().get("/dev/token?role=admin").then().statusCode(404);
        given().get("/q/openapi?format=json").then().body("paths", not(hasKey("/dev/token")));
    }

    @Test
    void no_jar_of_the_package_holds_a_class_of_dev_mode() throws IOException {
        try (Stream<Path> files = Files.walk(BuildFolder.path().resolve("quarkus-app"))) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();

            assertThat(jars).hasSizeGreaterThan(50).noneMatch(DevTokenIT::hasDevClasses);
        }
    }

    private static boolean hasDevClasses(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream().anyMatch(entry -> entry.getName().startsWith(DEV));
        } catch (IOException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }
}
