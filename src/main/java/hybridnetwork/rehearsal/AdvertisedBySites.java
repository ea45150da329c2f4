package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.OnPremises;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What the sites of a stack advertise, as its file says by now, by the resources that stand for their ends. */
final class AdvertisedBySites implements Supplier<OnPremises> {
    private final SimulatedAzure azure;
    private final Supplier<StackConfig> config;

    AdvertisedBySites(SimulatedAzure azure, Supplier<StackConfig> config) {
        this.azure = azure;
        this.config = config;
    }

    @Override
    public OnPremises get() {
        StackConfig now = config.get();
        StackResources resources = new StackResources(azure, now);
        Map<String, List<Prefix>> overExpressRoute = new LinkedHashMap<>();
        for (ArmId id : resources.circuits()) {
            resources.circuit(id).ifPresent(circuit -> overExpressRoute.put(id.name(), advertised(circuit, now)));
        }
        Map<String, List<Prefix>> overVpn = new LinkedHashMap<>();
        for (ArmId id : resources.localGateways()) {
            resources.site(id).ifPresent(site -> overVpn.put(id.name(), site.advertisedOverVpn()));
        }
        return new OnPremises(overExpressRoute, overVpn);
    }

    private static List<Prefix> advertised(Circuit circuit, StackConfig now) {
        return circuit.sites().stream()
                .map(now.sites()::get)
                .filter(Objects::nonNull)
                .flatMap(site -> site.advertisedOverExpressRoute().stream())
                .toList();
    }
}
