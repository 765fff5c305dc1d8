package io.thecodeforge.orders.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Everything that was found, for programs. */
final class JsonDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonDocument() {}

    static String of(Machine machine, List<Figure> figures, List<Curve> curves)
            throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode();
        document.put("at", Instant.now().toString());
        document.set("machine", JSON.valueToTree(machine));
        figures.forEach(figure -> add(figure, document.withArray("/figures")));
        curves.forEach(curve -> add(curve, document.withArray("/curves")));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static void add(Figure figure, ArrayNode all) {
        ObjectNode node = all.addObject();
        node.put("subject", figure.subject()).put("measured", figure.of());
        node.put("value", figure.measured().value()).put("unit", figure.measured().unit());
        for (Figure.Reference reference : figure.references()) {
            node.withArray("/beside")
                    .addObject()
                    .put("reference", reference.of())
                    .put("value", reference.measured().value())
                    .put("ratio", figure.measured().ratioTo(reference.measured()));
        }
    }

    private static void add(Curve curve, ArrayNode all) {
        ObjectNode node = all.addObject().put("panel", curve.panel()).put("name", curve.name());
        for (Timeline.Second second : curve.timeline().seconds()) {
            node.withArray("/seconds")
                    .addObject()
                    .put("second", second.second())
                    .put("p50", second.took().millis(0.5))
                    .put("p95", second.took().millis(0.95))
                    .put("p99", second.took().millis(0.99))
                    .put("max", second.took().millis(1));
        }
    }
}
