package io.thecodeforge.orders.journey;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EventContractIT extends EventContractTest {}
