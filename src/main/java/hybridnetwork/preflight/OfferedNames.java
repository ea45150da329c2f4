package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that Azure and its partners offer, of which a misspelt one is found out weeks later: regions, cities, providers. */
final class OfferedNames {
    /** Peering locations (S71, 28 April 2026), without the number of a second one in the city. */
    private static final List<String> CITIES = names("""
            Abu Dhabi; Amsterdam; Atlanta; Auckland; Bangkok; Beijing; Berlin; Bogota; Brussels; Busan; Campinas; Canberra;
            Cape Town; Chennai; Chicago; Copenhagen; Dallas; Denver; Doha; Dubai; Dublin; Frankfurt; Geneva; Hong Kong;
            Jakarta; Johannesburg; Kuala Lumpur; Las Vegas; London; Los Angeles; Madrid; Marseille; Melbourne; Miami; Milan;
            Minneapolis; Montreal; Mumbai; Munich; New York; Newport(Wales); Osaka; Oslo; Paris; Perth; Phoenix; Portland;
            Pune; Quebec City; Queretaro; Quincy; Rio de Janeiro; San Antonio; Santiago; Sao Paulo; Seattle; Seoul;
            Shanghai; Silicon Valley; Singapore; Stavanger; Stockholm; Sydney; Taipei; Tel Aviv; Tokyo; Toronto; Vancouver;
            Vienna; Warsaw; Washington DC; Zurich""");

    /** Connectivity providers (S71, 28 April 2026). */
    private static final List<String> PROVIDERS = names("""
            1-IX.EU; A1 Telekom Austria; AARNet; AIS; AT TOKYO; AT&T Connectivity Plus; AT&T Dynamic Exchange; AT&T NetBond;
            Airtel; Arelion (Telia Carrier); Aryaka Networks; Ascenty; Ascenty Data Centers; Axtel; BBIX; BCX; BICS; BSNL;
            Bell Canada; Bezeq International; British Telecom; C3ntro; CDC; Cellcom Fixed Line Communication (l.p.); Cello;
            CenturyLink; CenturyLink Cloud Connect; Chief Telecom; China Mobile International; China Telecom Global;
            China Unicom Global; Chunghwa Telecom; Cinia; Cirion Technologies; Claro; Cloudflare; Cogent; Cologix; Colt;
            Comcast; Conova; Console Connect (PCCW Global Limited); Coresite; Cox Business Cloud Port; Crown Castle;
            DCI Indonesia; DE-CIX; Deutsche Telekom AG; Devoli; Digital Realty; Digital Realty (Interxion); du datamena; eir;
            Elisa; Embratel; Epsilon Global Communications; Equinix; Etisalat UAE; euNetworks; Eurofiber; Exatel; FarEasTone;
            Fastweb; Fibrenoire; Flo Networks; GBI; GEANT; GÉANT; Global CloudXchange (GCX); GlobalConnect;
            Green Datacenter; GTT; HOT Telecom; iAdvantage; Intelsat; InterCloud; Internet Association of Australia;
            Internet Initiative Japan Inc. - IIJ; Internet Solutions - Cloud Connect; Internet2; Interxion;
            Interxion (Digital Realty); IPC; IRIDEOS; Iron Mountain; IX Reach; Jaguar Network; Jisc; KDDI; KINX; KIO; Kordia;
            KPN; KT; Level 3 Communications; LG CNS; LGUplus; Lightpath; Lightstorm; Liquid Telecom; Marlink; MCM Telecom;
            Megaport; MODMC; Momentum Telecom; MTN; MTN Business; MTN Global Connect; National Telecom; NEC; NETSG;
            Neutrona Networks; Next Generation Data; next layer GmbH; NextDC; NL-IX; Noovle; NOS; NTT Communications;
            NTT Communications - Flexible Interconnect; NTT Communications India Network Services Pvt Ltd;
            NTT DOCOMO BUSINESS; NTT DOCOMO BUSINESS - Flexible Interconnect; NTT EAST; NTT Global DataCenters EMEA;
            NTT Indonesia; NTT SmartConnect; Ooredoo Cloud Connect; Optus; Orange; Orange Poland; Orixcom;
            Pacific Northwest Gigapop; Packet; PacketFabric; PitChile; REANNZ; RedCLARA; Reliance Jio; Retelit; RISQ; SCSK;
            Sejong Telecom; SES; SIFY; SingTel; SK Telecom; SKT; Softbank; Sohonet; Spark NZ; Swisscom; T-Mobile Poland;
            T-Systems; Tata Communications; Telecom Italia Sparkle; Telefonica; Telehouse - KDDI; Telenor; Telin;
            Telmex Uninet; Telstra Corporation; Telus; Teraco; TIME dotCom; Tivit; Tokai Communications; TPG Telecom;
            Transtelco; UIH; UOLDIVEO; Verizon; Viasat; Vocus Group NZ; Vodacom; Vodafone; Vodafone Idea; VodafoneIdea;
            Vorboss; Vorboss Limited; XL Axiata; Zayo; Zenlayer; Ziply Fiber""");

    private OfferedNames() {}

    private static List<String> names(String list) {
        return Arrays.stream(list.split(";")).map(String::strip).toList();
    }

    static List<Rule> rules() {
        return List.of(
                Rule.warning("", "region-unknown", "the region is one of Azure's", "S57 S58")
                        .example("azure-native:location: centarlus", "write the region's name, such as centralus")
                        .check(OfferedNames::region),
                Rule.warning(
                                "R20b",
                                "er-peering-location-unknown",
                                "the peering location is on Microsoft's list",
                                "S71")
                        .example("peeringLocation: Silicon Vally", "write it as the provider's offer has it")
                        .check(OfferedNames::city),
                Rule.warning("R20c", "er-provider-unknown", "the provider is on Microsoft's list", "S71")
                        .example(
                                "provider: Equinox",
                                "write it as `az network express-route list-service-providers` does")
                        .check(OfferedNames::provider));
    }

    private static void region(Inspection on) {
        String region = on.config().location();
        if (!Regions.isRegion(region)) {
            Finding finding = on.found(Where.LOCATION, "the region is none that is known of Azure")
                    .got(region);
            Nearest.to(region, Regions.all()).ifPresent(near -> finding.fix("write `" + near + "`"));
        }
    }

    private static void city(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.AtProvider at && !Regions.isRegion(at.peeringLocation())) {
                String city = at.peeringLocation()
                        .replaceFirst("(?i) Metro$", "")
                        .replaceFirst("\\d+$", "")
                        .replaceFirst(" \\(Mexico\\)$", "");
                unless(on, at, "peeringLocation", "peering location", city, at.peeringLocation(), CITIES);
            }
        }
    }

    private static void provider(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.AtProvider at) {
                unless(on, at, "provider", "provider", at.provider(), at.provider(), PROVIDERS);
            }
        }
    }

    private static void unless(
            Inspection on, Circuit circuit, String key, String what, String name, String written, List<String> known) {
        Set<String> folded =
                known.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (folded.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        Finding finding = on.found(
                        Where.circuit(circuit.name()).key(key),
                        "the " + what + " of circuit `" + circuit.name()
                                + "` is not on Microsoft's list of 28 April 2026")
                .got(written);
        Optional<String> near = Nearest.to(name, known);
        finding.fix(near.map(it -> "write `" + it + "`, if that is meant; or accept the risk with a reason")
                .orElse("see that it is spelt as Azure spells it, and accept the risk with a reason"));
    }
}
