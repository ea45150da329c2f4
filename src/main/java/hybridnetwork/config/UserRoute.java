package hybridnetwork.config;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.Locale;
import java.util.Optional;

/**
 * A route of a subnet's own, which wins over those of Azure and of the gateways for the same prefix.
 *
 * @param to the destinations
 * @param hop what takes the packets
 * @param address of the appliance that takes them; there for {@link Hop#APPLIANCE} alone
 */
public record UserRoute(Prefix to, Hop hop, Optional<Ipv4> address) {
    /** Where a route can lead; to a gateway none can where both kinds stand side by side ({@code udr-next-hop-vng}). */
    public enum Hop {
        /** Nowhere: the packets are dropped. */
        NONE("None"),
        INTERNET("Internet"),
        APPLIANCE("VirtualAppliance");

        private final String nextHopType;

        Hop(String nextHopType) {
            this.nextHopType = nextHopType;
        }

        /** Azure's word for it. */
        public String nextHopType() {
            return nextHopType;
        }
    }

    /** As the configuration has it. */
    public String via() {
        return switch (hop) {
            case NONE -> "none";
            case INTERNET -> "internet";
            case APPLIANCE -> address.map(Ipv4::toString).orElseThrow();
        };
    }

    private record Via(Hop hop, Optional<Ipv4> address) {}

    static Reading<UserRoute> reading() {
        return MapReader.map(map -> {
            var to = map.required("to", Scalars.prefix("invalid-value"));
            var via = map.required("via", readingVia());
            return map.build(
                    () -> new UserRoute(to.get(), via.get().hop(), via.get().address()));
        });
    }

    private static Reading<Via> readingVia() {
        return (node, path, problems) -> {
            Optional<String> text = Scalars.text().read(node, path, problems).present();
            if (text.isEmpty()) {
                return Value.refused();
            }
            if (text.get().equals("none")) {
                return Value.of(new Via(Hop.NONE, Optional.empty()));
            }
            if (text.get().equals("internet")) {
                return Value.of(new Via(Hop.INTERNET, Optional.empty()));
            }
            Optional<Ipv4> address = Ipv4.tryParse(text.get());
            if (address.isPresent()) {
                return Value.of(new Via(Hop.APPLIANCE, address));
            }
            boolean gateway = text.get().toLowerCase(Locale.ROOT).contains("gateway");
            Problem problem = Problem.error(
                            "route-via",
                            path,
                            gateway
                                    ? "a route of one's own cannot lead to a gateway where both kinds stand side by side"
                                    : "`via` names nothing that takes packets")
                    .got(text.get())
                    .allowed("none, internet, or the address of an appliance");
            problems.add(
                    gateway
                            ? problem.fix("remove the route: what the gateways know comes by `gatewayRoutes: true`")
                            : problem.fix("write `none`, `internet` or an address such as 10.20.253.4"));
            return Value.refused();
        };
    }
}
