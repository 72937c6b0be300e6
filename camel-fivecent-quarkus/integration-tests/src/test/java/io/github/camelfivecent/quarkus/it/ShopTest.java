package io.github.camelfivecent.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The routes of an application that sets no key: they talk to the sandbox of the Dev Service. */
@QuarkusTest
@Timeout(300)
class ShopTest {

    /** Whose phone answers each SMS with thanks. */
    private static final String THANKFUL = "61499999010";

    /** Whose SMS the service answers with status 500. */
    private static final String BROKEN = "61499999500";

    @Test
    void theServicesAreTheSandbox() {
        given().get("/where").then().statusCode(200).body(startsWith("http://127.0.0.1:"));
    }

    @Test
    void aRouteSendsAnSmsAndListsIt() {
        given().body("Your order is ready")
                .post("/sms/61491570006")
                .then()
                .statusCode(200)
                .body(containsString("61491570006"));
        given().get("/sent").then().statusCode(200).body(containsString("Your order is ready"));
    }

    @Test
    void aRouteReceivesAReply() {
        given().body("Shall we keep it?").post("/sms/" + THANKFUL).then().statusCode(200);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> given().get("/inbox").then().statusCode(200).body(containsString("499999010: Thanks")));
    }

    @Test
    void aReplyBecomesACloudEvent() {
        given().body("Shall we make an event of it?")
                .post("/sms/" + THANKFUL)
                .then()
                .statusCode(200);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> given().get("/events")
                .then()
                .statusCode(200)
                .body(containsString("io.github.camelfivecent.event."))
                .body(containsString("\"message\":\"Thanks")));
    }

    @Test
    void aFailureIsOneOfTheComponentsExceptions() {
        given().body("Hello")
                .post("/sms/" + BROKEN)
                .then()
                .statusCode(200)
                .body(containsString("FivecentOutcomeUnknownException UNKNOWN"));
    }
}
