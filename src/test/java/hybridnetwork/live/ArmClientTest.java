package hybridnetwork.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hybridnetwork.resources.Bag;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST client against a server that answers as ARM's documentation says. */
class ArmClientTest {
    private static final String CONNECTION =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/connections/vpn-conn";
    private static final String VERSION = "2023-02-01";
    private static final String KEY = "Key.of-the-tunnel";

    private ArmServer arm;
    private ArmClient client;

    @BeforeEach
    void start() throws IOException {
        arm = new ArmServer();
        client = arm.client();
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private ArmRefused refused(Runnable request) {
        return catchThrowableOfType(ArmRefused.class, request::run);
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    @Test
    void aResourceIsReadWithItsVersionAndAToken() {
        arm.then(200, "{\"name\":\"vpn-conn\",\"properties\":{\"provisioningState\":\"Succeeded\"}}");
        assertThat(client.get(CONNECTION, VERSION).flatMap(it -> it.text("properties", "provisioningState")))
                .contains("Succeeded");
        assertThat(arm.asked())
                .containsExactly(new ArmServer.Asked(
                        "GET", CONNECTION + "?api-version=2023-02-01", "Bearer secret-token-1", ""));
    }

    @Test
    void aNameIsEncodedAndAQueryIsKept() {
        arm.then(200, "{}");
        client.get("/subscriptions/s/resourceGroups/g (ä)/resources?$expand=createdTime", "2021-04-01");
        assertThat(arm.asked().get(0).target())
                .isEqualTo("/subscriptions/s/resourceGroups/g%20(%C3%A4)/resources"
                        + "?$expand=createdTime&api-version=2021-04-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceNotFound", "ResourceGroupNotFound", "NotFound"})
    void whatIsNotThereIsAnAnswer(String code) {
        arm.then(404, error(code, "The Resource was not found."));
        assertThat(client.get(CONNECTION, VERSION)).isEmpty();
    }

    /** A wrong login must not read as "nothing exists". */
    @ParameterizedTest
    @ValueSource(strings = {"SubscriptionNotFound", "InvalidResourceType", ""})
    void noOtherAbsenceIs(String code) {
        arm.then(404, error(code, "no."));
        assertThat(refused(() -> client.get(CONNECTION, VERSION)).status()).isEqualTo(404);
    }

    @Test
    void aListIsReadToItsLastPage() {
        arm.then(200, "{\"value\":[{\"name\":\"a\"}],\"nextLink\":\"BASE/next?$skiptoken=x%2Fy\"}")
                .then(200, "{\"value\":[],\"nextLink\":\"BASE/last\"}")
                .then(200, "{\"value\":[{\"name\":\"b\"}]}");
        assertThat(client.list("/subscriptions/s/resources", VERSION))
                .extracting(bag -> bag.text("name").orElseThrow())
                .containsExactly("a", "b");
        assertThat(arm.asked())
                .extracting(ArmServer.Asked::target)
                .containsExactly(
                        "/subscriptions/s/resources?api-version=2023-02-01", "/next?$skiptoken=x%2Fy", "/last");
    }

    @Test
    void aListThatGoesInACircleEnds() {
        arm.then(200, "{\"value\":[],\"nextLink\":\"BASE/again\"}")
                .then(200, "{\"value\":[],\"nextLink\":\"BASE/again\"}");
        assertThat(refused(() -> client.list("/list", VERSION)))
                .hasMessage("GET /again is a list without an end: Azure repeats its pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/next", "https://evil.example/next", "//evil.example/next", "http://["})
    void nothingButTheEndpointGetsAToken(String link) {
        arm.then(200, "{\"value\":[],\"nextLink\":\"" + link + "\"}");
        assertThatThrownBy(() -> client.list("/list", VERSION)).isInstanceOf(ArmRefused.class);
        assertThat(arm.asked()).hasSize(1);
    }

    @Test
    void aRedirectionIsNotFollowed() {
        arm.then(307, "", "Location", "BASE/elsewhere");
        assertThat(refused(() -> client.get(CONNECTION, VERSION)))
                .hasMessage("GET " + CONNECTION + " is sent elsewhere by Azure (307), where no token goes");
        assertThat(arm.asked()).hasSize(1);
    }

    @Test
    void aThrottledRequestWaitsAsLongAsAzureAsks() {
        arm.then(429, error("TooManyRequests", "slow down"), "Retry-After", "17")
                .then(429, error("TooManyRequests", "slow down"))
                .then(200, "{\"name\":\"x\"}");
        assertThat(client.get(CONNECTION, VERSION)).isPresent();
        assertThat(arm.waits()).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(2));
    }

    @Test
    void aThrottledOperationIsSentAgainToo() {
        arm.then(429, "", "Retry-After", "3").then(200, "{\"value\":[]}");
        client.post(CONNECTION + "/x", VERSION, Bag.EMPTY);
        assertThat(arm.asked()).extracting(ArmServer.Asked::method).containsExactly("POST", "POST");
    }

    @Test
    void aWaitThatIsTooLongIsToldInstead() {
        arm.then(429, error("TooManyRequests", "Try again in 3600 seconds."), "Retry-After", "3600");
        assertThat(refused(() -> client.get(CONNECTION, VERSION)))
                .hasMessage("GET " + CONNECTION
                        + " is refused by Azure (429): TooManyRequests: Try again in 3600 seconds.");
        assertThat(arm.waits()).isEmpty();
    }

    @Test
    void patienceEnds() {
        for (int i = 0; i < 8; i++) {
            arm.then(503, "<html>busy</html>");
        }
        assertThat(refused(() -> client.get(CONNECTION, VERSION)))
                .hasMessage("GET " + CONNECTION + " is refused by Azure (503): without a reason");
        assertThat(arm.waits()).hasSize(7);
    }

    /** Nobody knows whether the first one was done. */
    @Test
    void anOperationIsNotSentAgainWhenItMayHaveBeenDone() {
        arm.then(500, error("InternalServerError", "An error occurred."));
        assertThat(refused(() -> client.post(CONNECTION + "/reset", VERSION, Bag.EMPTY))
                        .status())
                .isEqualTo(500);
        arm.thenSilence();
        assertThat(refused(() -> client.post(CONNECTION + "/reset", VERSION, Bag.EMPTY)))
                .hasMessageStartingWith("POST " + CONNECTION + "/reset got no answer from 127.0.0.1");
        assertThat(arm.asked()).hasSize(2);
    }

    @Test
    void whatMayBeDoneTwiceIsSentAgainWithoutAnAnswer() {
        arm.thenSilence().then(502, "").then(200, "{\"value\":\"x\"}");
        client.put(CONNECTION + "/sharedkey", VERSION, new Bag(Map.of("value", KEY)));
        assertThat(arm.asked()).hasSize(3);
    }

    @Test
    void anotherOperationOnTheGatewayIsWaitedFor() {
        arm.then(409, error("AnotherOperationInProgress", "Another operation is in progress."))
                .then(200, "{}");
        client.put(CONNECTION + "/sharedkey", VERSION, new Bag(Map.of("value", KEY)));
        assertThat(arm.asked()).hasSize(2);
    }

    @Test
    void anyOtherConflictIsNot() {
        arm.then(409, error("Conflict", "no"));
        assertThat(refused(() -> client.put(CONNECTION, VERSION, Bag.EMPTY)).code())
                .isEqualTo("Conflict");
    }

    @Test
    void anExpiredTokenIsRenewedOnce() {
        arm.then(401, error("ExpiredAuthenticationToken", "The access token expiry is over."))
                .then(200, "{}")
                .then(401, error("InvalidAuthenticationToken", "no"))
                .then(401, error("InvalidAuthenticationToken", "no"));
        client.get(CONNECTION, VERSION);
        assertThat(refused(() -> client.get(CONNECTION, VERSION)).code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(arm.asked())
                .extracting(ArmServer.Asked::authorization)
                .containsExactly(
                        "Bearer secret-token-1",
                        "Bearer secret-token-2",
                        "Bearer secret-token-2",
                        "Bearer secret-token-3");
    }

    @Test
    void aLongOperationIsFollowedByItsStatus() {
        arm.then(
                        202,
                        "",
                        "Azure-AsyncOperation",
                        "BASE/operations/1?x=y",
                        "Location",
                        "BASE/results/1",
                        "Retry-After",
                        "5")
                .then(200, "{\"status\":\"InProgress\"}", "Retry-After", "0")
                .then(200, "{\"status\":\"Succeeded\"}")
                .then(200, "{\"value\":[{\"network\":\"10.10.0.0/16\"}]}");
        Bag result = client.post("/c/routeTables/primary", VERSION, Bag.EMPTY);
        assertThat(result.bags("value").get(0).text("network")).contains("10.10.0.0/16");
        assertThat(arm.waits()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(arm.asked())
                .extracting(asked -> asked.method() + " " + asked.target())
                .containsExactly(
                        "POST /c/routeTables/primary?api-version=2023-02-01",
                        "GET /operations/1?x=y",
                        "GET /operations/1?x=y",
                        "GET /results/1");
    }

    @Test
    void aResultMayComeAfterItsOperationIsDone() {
        arm.then(202, "", "Azure-AsyncOperation", "BASE/operations/1", "Location", "BASE/results/1")
                .then(200, "{\"status\":\"Succeeded\"}")
                .then(202, "", "Retry-After", "4")
                .then(200, "{\"value\":[]}");
        assertThat(client.post("/c/arpTables/primary", VERSION, Bag.EMPTY).values())
                .containsKey("value");
        assertThat(arm.waits()).endsWith(Duration.ofSeconds(4));
    }

    @Test
    void aPutIsFollowedThoughItWasAnswered() {
        arm.then(201, "{\"value\":\"x\"}", "Azure-AsyncOperation", "BASE/operations/1")
                .then(200, "{\"status\":\"Failed\",\"error\":{\"code\":\"InternalError\",\"message\":\"it broke\"}}");
        assertThat(refused(() -> client.put(CONNECTION, VERSION, Bag.EMPTY)))
                .hasMessage("PUT " + CONNECTION + " is refused by Azure (200): InternalError: it broke");
    }

    @Test
    void aCanceledOperationFails() {
        arm.then(202, "", "Azure-AsyncOperation", "BASE/operations/1").then(200, "{\"status\":\"Canceled\"}");
        assertThat(refused(() -> client.put(CONNECTION, VERSION, Bag.EMPTY)).code())
                .isEqualTo("Canceled");
    }

    @Test
    void aLongOperationIsFollowedByItsResult() {
        arm.then(202, "", "Location", "BASE/results/1", "Retry-After", "1")
                .then(202, "", "Location", "BASE/results/2", "Retry-After", "2")
                .then(200, "{\"value\":[]}");
        assertThat(client.post("/c/arpTables/primary", VERSION, Bag.EMPTY).values())
                .containsKey("value");
        assertThat(arm.asked()).extracting(ArmServer.Asked::target).endsWith("/results/1", "/results/2");
        assertThat(arm.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void anOperationWithoutAnEndIsGivenUp() {
        arm.then(202, "", "Azure-AsyncOperation", "BASE/operations/1");
        for (int i = 0; i < 7; i++) {
            arm.then(200, "{\"status\":\"InProgress\"}", "Retry-After", "299");
        }
        assertThat(refused(() -> client.put(CONNECTION, VERSION, Bag.EMPTY)))
                .hasMessageContaining("is not finished after 30 minutes");
    }

    @Test
    void anOperationElsewhereIsNotFollowed() {
        arm.then(202, "", "Azure-AsyncOperation", "http://127.0.0.1:9/operations/1");
        assertThat(refused(() -> client.put(CONNECTION, VERSION, Bag.EMPTY)))
                .hasMessageContaining("which gets no token");
    }

    @Test
    void aRefusalHasAzuresWordsOnOneLineAndTheCorrelation() {
        arm.then(
                400,
                "{\"error\":{\"code\":\"InvalidRequestFormat\",\"message\":\"Cannot parse\\nthe request.\",\"details\":"
                        + "[{\"code\":\"InvalidJson\",\"message\":\"Could not find member 'x'.\"}]}}",
                "x-ms-correlation-request-id",
                "0f1e-22");
        assertThat(refused(() -> client.put(CONNECTION, VERSION, Bag.EMPTY)))
                .hasMessage("PUT " + CONNECTION + " is refused by Azure (400): InvalidRequestFormat: Cannot parse the"
                        + " request. (InvalidJson: Could not find member 'x'.) (correlation id 0f1e-22)");
    }

    @Test
    void noMessageHasTheTokenOrATextOfTheBody() {
        String echo = error("BadKey", "The key " + KEY + " of bearer secret-token-1 is refused.");
        arm.then(400, echo)
                .then(202, "", "Azure-AsyncOperation", "BASE/operations/1")
                .then(200, "{\"status\":\"Failed\"," + echo.substring(1));
        Bag body = new Bag(Map.of("value", KEY));
        for (int i = 0; i < 2; i++) {
            ArmRefused refused = refused(() -> client.put(CONNECTION + "/sharedkey", VERSION, body));
            assertThat(refused).hasMessageContaining("The key [secret] of bearer");
            assertThat(refused.toString()).doesNotContain(KEY);
            if (i == 0) {
                assertThat(refused.toString()).doesNotContain("secret-token");
            }
        }
        assertThat(ArmRequest.of("PUT", arm.base(), body).toString()).doesNotContain(KEY);
        assertThat(arm.asked().get(0).body()).isEqualTo("{\"value\":\"" + KEY + "\"}");
    }

    @Test
    void anAnswerThatIsNoObjectIsTold() {
        arm.then(200, "<html>a proxy's page</html>");
        assertThat(refused(() -> client.get(CONNECTION, VERSION)))
                .hasMessage("GET " + CONNECTION + " was answered with something else than a JSON object");
    }

    @Test
    void everyCloudHasItsEndpoint() {
        assertThat(List.of("", "public", "USGovernment", "china"))
                .extracting(cloud -> ArmEndpoint.of(cloud, Map.of()).base())
                .containsExactly(
                        URI.create("https://management.azure.com"),
                        URI.create("https://management.azure.com"),
                        URI.create("https://management.usgovcloudapi.net"),
                        URI.create("https://management.chinacloudapi.cn"));
        assertThatThrownBy(() -> ArmEndpoint.of("german", Map.of()))
                .hasMessageContaining("public, usgovernment and china");
    }

    @Test
    void aSimulationOnThisMachineTakesItsPlace() {
        assertThat(ArmEndpoint.of("public", Map.of(ArmEndpoint.VARIABLE, "http://127.0.0.1:8123/"))
                        .base())
                .isEqualTo(URI.create("http://127.0.0.1:8123"));
        assertThat(ArmEndpoint.of("", Map.of()).pause()).isSameAs(Pause.REAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://evil.example:80",
                "http://127.0.0.1.evil.example:80",
                "http://user@127.0.0.1:80",
                "http://127.0.0.1:80@evil.example",
                "http://127.0.0.1",
                "http://127.0.0.1:80/x",
                "127.0.0.1:80",
                "http://[",
                "ftp://127.0.0.1:80"
            })
    void nothingElseDoes(String text) {
        assertThatThrownBy(() -> ArmEndpoint.of("public", Map.of(ArmEndpoint.VARIABLE, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ArmEndpoint.VARIABLE);
    }
}
