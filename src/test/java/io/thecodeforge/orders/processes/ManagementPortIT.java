package io.thecodeforge.orders.processes;

import static io.restassured.RestAssured.given;

import io.thecodeforge.orders.embedded.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** What runs the service is not for those who use it. */
class ManagementPortIT {

    @Test
    void health_and_metrics_are_on_a_port_of_their_own_and_the_contract_is_public()
            throws Exception {
        try (ServiceProcess service =
                ServiceProcess.start(EmbeddedServers.shared(), "management-port")) {
            for (String path : new String[] {"/q/health", "/q/health/ready", "/q/metrics"}) {
                given().get(service.managementUrl() + path).then().statusCode(200);
                given().get(service.url() + path).then().statusCode(404);
            }
            given().get(service.url() + "/q/openapi").then().statusCode(200);
            given().get(service.url() + "/q/swagger-ui/").then().statusCode(404);
            for (String path : new String[] {"/orders", "/problems", "/admin/projections"}) {
                given().get(service.managementUrl() + path).then().statusCode(404);
            }
        }
    }
}
