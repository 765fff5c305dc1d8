package io.thecodeforge.orders.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecodeforge.orders.dev.BuildFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is in the package is in its bill of materials (CycloneDX). */
class BillOfMaterialsIT {

    @Test
    void the_bill_lists_the_jars_of_the_package() throws IOException {
        JsonNode bill =
                new ObjectMapper().readTree(BuildFolder.path().resolve("sbom.cdx.json").toFile());
        Set<String> listed =
                StreamSupport.stream(bill.get("components").spliterator(), false)
                        .map(BillOfMaterialsIT::fileName)
                        .collect(Collectors.toSet());

        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(packaged()).hasSizeGreaterThan(100).isSubsetOf(listed);
        assertThat(listed).noneMatch(name -> name.contains("-deployment-"));
    }

    private static Set<String> packaged() throws IOException {
        try (Stream<Path> files = Files.walk(BuildFolder.path().resolve("quarkus-app/lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toSet());
        }
    }

    private static String fileName(JsonNode component) {
        String purl = component.get("purl").asText();
        String classifier =
                purl.contains("classifier=")
                        ? purl.replaceFirst(".*classifier=([^&]+).*", "-$1")
                        : "";
        return "%s.%s-%s%s.jar"
                .formatted(
                        component.get("group").asText(),
                        component.get("name").asText(),
                        component.get("version").asText(),
                        classifier);
    }
}
