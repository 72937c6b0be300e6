package io.github.camelfivecent.quarkus.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same in the application as it is packaged and started. */
@QuarkusIntegrationTest
class ShopIT extends ShopTest {}
