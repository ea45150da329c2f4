package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import hybridnetwork.lab.Change;
import hybridnetwork.lab.Change.Bin;
import hybridnetwork.lab.Change.Timeline;
import hybridnetwork.lab.Check;
import hybridnetwork.lab.DrillResult;
import hybridnetwork.lab.OutageResult;
import hybridnetwork.lab.Prediction;
import hybridnetwork.lab.Way;
import hybridnetwork.lab.network.Timers;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.testing.Golden;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** A drill as text, JSON and picture. */
class DrillReportTest {
    private static final Way LINK =
            new Way("circuit:primary/primary-link", PathKind.EXPRESS_ROUTE, Optional.of("primary"));
    private static final Way TUNNEL = new Way("vpn-gateway/instance-0", PathKind.VPN, Optional.empty());
    private static final Prediction HEALTHY =
            new Prediction("healthy", Verdict.HOLDS, Set.of(PathKind.EXPRESS_ROUTE), Optional.of("primary"));
    private static final Prediction OVER_VPN =
            new Prediction("circuit:primary", Verdict.HOLDS, Set.of(PathKind.VPN), Optional.empty());

    private static Change change(Way way, boolean agrees, boolean survives) {
        return new Change(
                Set.of(way),
                Set.of(way),
                agrees,
                agrees ? 97 : 400,
                0.01,
                agrees ? Optional.of(0.98) : Optional.empty(),
                1.1,
                Optional.of(survives),
                1.51,
                new Timeline(
                        0.5,
                        List.of(
                                new Bin(-0.5, 50, 0, 0),
                                new Bin(0, 1, 0, 49),
                                new Bin(0.5, 0, 2, 48),
                                new Bin(1, 0, 50, 0))));
    }

    private static DrillResult result(OutageResult... outages) {
        return new DrillResult(
                "dev",
                "hq",
                Timers.BFD,
                "Tcp 10.10.0.1 to 10.20.1.10:443, intent web",
                List.of(new Check("BFD with circuit:primary/primary-link", true, "up")),
                List.of(outages),
                List.of("site <plant>"),
                Duration.ofSeconds(33));
    }

    private static final OutageResult GOOD = new OutageResult(
            OVER_VPN,
            "silently",
            change(TUNNEL, true, true),
            HEALTHY,
            change(LINK, true, true),
            List.of(new Check("circuit:primary: deny no-ssh", true, "2 connections not answered")));
    private static final OutageResult BAD = new OutageResult(
            OVER_VPN,
            "unplugged at the site",
            change(LINK, false, false),
            HEALTHY,
            change(LINK, true, true),
            List.of(new Check("why", false, "the router has no route to Azure")));

    @Test
    void textTellsPredictionObservationAndTheTable() {
        DrillResult result = result(GOOD, BAD);
        Golden.assertMatches(
                "lab/drill.txt",
                DrillText.check(result.checks().get(0), Terminal.PLAIN)
                        + DrillText.prediction(OVER_VPN, "silently", Terminal.PLAIN)
                        + DrillText.outage(GOOD, Terminal.PLAIN)
                        + DrillText.prediction(OVER_VPN, "unplugged at the site", Terminal.PLAIN)
                        + DrillText.outage(BAD, Terminal.PLAIN)
                        + DrillText.table(result, Terminal.PLAIN));
    }

    @Test
    void aDisagreementOrABrokenConnectionFailsTheDrill() {
        assertThat(result(GOOD).held()).isTrue();
        assertThat(result(GOOD, BAD).held()).isFalse();
        assertThat(new OutageResult(
                                OVER_VPN,
                                "silently",
                                change(TUNNEL, true, false),
                                HEALTHY,
                                change(LINK, true, true),
                                List.of())
                        .held())
                .isFalse();
    }

    @Test
    void jsonHasWhatWasPredictedAndWhatWasSeen() {
        Golden.assertMatches("lab/drill.json", DrillJson.render(result(GOOD, BAD)));
        var json = JsonParser.parseString(DrillJson.render(result(GOOD))).getAsJsonObject();
        var outage = json.getAsJsonArray("outages").get(0).getAsJsonObject();
        assertThat(json.get("held").getAsBoolean()).isTrue();
        assertThat(json.get("detectionLimit").getAsDouble()).isEqualTo(0.9);
        assertThat(outage.getAsJsonObject("predicted").get("ways").getAsString())
                .isEqualTo("Vpn");
        assertThat(outage.getAsJsonObject("lost").get("packetsLost").getAsInt()).isEqualTo(97);
        assertThat(outage.getAsJsonObject("lost")
                        .getAsJsonArray("toAzure")
                        .get(0)
                        .getAsString())
                .isEqualTo("vpn-gateway/instance-0");
    }

    @Test
    void thePictureIsWellFormedAndSaysWhatItShows() throws Exception {
        String svg = DrillPlot.render(result(GOOD, BAD));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getTextContent())
                .contains(
                        "answered over ExpressRoute",
                        "not answered",
                        "seconds after the change",
                        "recovered after 0.98 s");
        Golden.assertMatches("lab/drill.svg", svg);
    }
}
