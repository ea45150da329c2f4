package hybridnetwork.config;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;

/**
 * How the IPsec tunnel to a site is negotiated.
 *
 * @param dpdTimeoutSeconds how long the peer may be silent before it counts as dead ({@code dpd})
 * @param ipsecPolicy absent for Azure's default proposals
 * @param trafficSelectors empty for route-based selectors (any to any)
 */
public record ConnectionSettings(
        int dpdTimeoutSeconds, Optional<IpsecPolicy> ipsecPolicy, Mode mode, List<TrafficSelector> trafficSelectors) {

    /** What a site has that says nothing: Azure's own defaults. */
    static final ConnectionSettings DEFAULTS = new ConnectionSettings(45, Optional.empty(), Mode.Default, List.of());

    /** Which end starts the negotiation ({@code conn-mode-selectors}). */
    public enum Mode {
        Default,
        InitiatorOnly,
        ResponderOnly
    }

    /** Networks at both ends that one security association carries ({@code conn-mode-selectors}). */
    public record TrafficSelector(List<Prefix> local, List<Prefix> remote) {
        static Reading<TrafficSelector> reading() {
            return MapReader.map(map -> {
                var local = map.required("local", Composites.list(Scalars.prefix("invalid-value"), false));
                var remote = map.required("remote", Composites.list(Scalars.prefix("invalid-value"), false));
                return map.build(() -> new TrafficSelector(local.get(), remote.get()));
            });
        }
    }

    static Reading<ConnectionSettings> reading() {
        return MapReader.map(map -> {
            var dpd = map.defaulted("dpdTimeoutSeconds", Scalars.integer("dpd", 9, 3600), DEFAULTS.dpdTimeoutSeconds);
            var policy = map.defaulted("ipsecPolicy", IpsecPolicy.reading(), DEFAULTS.ipsecPolicy);
            var mode = map.defaulted("mode", Scalars.oneOf("conn-mode-selectors", Mode.class), DEFAULTS.mode);
            var selectors = map.defaulted(
                    "trafficSelectors", Composites.list(TrafficSelector.reading(), true), DEFAULTS.trafficSelectors);
            return map.build(() -> new ConnectionSettings(dpd.get(), policy.get(), mode.get(), selectors.get()));
        });
    }
}
