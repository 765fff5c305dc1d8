package io.thecodeforge.orders.journey;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RefusalJourneyIT extends RefusalJourneyTest {}
