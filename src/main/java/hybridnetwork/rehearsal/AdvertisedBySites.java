package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.Advertised;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the sites of a stack advertise, as its file says by now, by the resources that stand for their ends. */
final class AdvertisedBySites implements Advertised {
    private final SimulatedAzure azure;
    private final Supplier<StackConfig> config;

    AdvertisedBySites(SimulatedAzure azure, Supplier<StackConfig> config) {
        this.azure = azure;
        this.config = config;
    }

    @Override
    public List<Prefix> overCircuit(ArmId circuit) {
        StackConfig now = config.get();
        return new StackResources(azure, now)
                .circuit(circuit).stream()
                        .flatMap(found -> found.sites().stream())
                        .flatMap(site -> Stream.ofNullable(now.sites().get(site)))
                        .flatMap(site -> site.advertisedOverExpressRoute().stream())
                        .toList();
    }

    @Override
    public List<Prefix> throughTunnel(ArmId localGateway) {
        return new StackResources(azure, config.get())
                .site(localGateway)
                .map(Site::advertisedOverVpn)
                .orElse(List.of());
    }
}
