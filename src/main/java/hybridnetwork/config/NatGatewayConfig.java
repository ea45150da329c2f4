package hybridnetwork.config;

import java.util.List;
import java.util.Optional;

/**
 * The NAT gateway of a virtual network.
 *
 * @param zone the availability zone that it is in; Azure places it unless given
 */
public record NatGatewayConfig(Optional<String> zone) {
    static Reading<NatGatewayConfig> reading() {
        return MapReader.map(map -> {
            var zones = map.defaulted("zones", Composites.list(Scalars.zone(), true), List.of());
            zones.present()
                    .filter(given -> given.size() > 1)
                    .ifPresent(given -> map.report(
                            Problem.error("nat-gateway-zone", map.path().key("zones"), "a NAT gateway is in one zone")
                                    .got(String.join(", ", given))
                                    .allowed("one zone, or none: Azure places it then")
                                    .fix("write `zones: [\"" + given.get(0) + "\"]`")));
            return map.build(() -> new NatGatewayConfig(zones.get().stream().findFirst()));
        });
    }
}
