package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Region;
import hybridnetwork.lifecycle.IllegalChanges.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a circuit with what the configuration wants ({@code er-bandwidth-no-decrease}, {@code er-family-one-way},
 * {@code er-premium-downgrade-guard}).
 */
final class CircuitChanges {
    private static final String OUTAGE = ReplacementOutage.CIRCUIT;
    private static final String SECOND_CIRCUIT =
            "add a second circuit with the new value, move the traffic, then remove this one";

    private final String location;
    private final Circuit.Owned wanted;
    private final ExistingCircuit existing;
    private final ConfigPath path;
    private final List<Change> changes = new ArrayList<>();

    CircuitChanges(String location, Circuit.Owned wanted, ExistingCircuit existing) {
        this.location = location;
        this.wanted = wanted;
        this.existing = existing;
        this.path = ConfigPath.of("expressRoute").key("circuits").key(wanted.name());
    }

    List<Change> all() {
        existing.location()
                .map(Region::shortForm)
                .filter(from -> !from.equals(location))
                .ifPresent(from -> changes.add(
                        Change.ofLocation("circuit-location", ConfigPath.LOCATION, from, location, OUTAGE)));
        if (existing.family().equals(Optional.of("UnlimitedData")) && wanted.family() == Circuit.Family.MeteredData) {
            add("er-family-one-way", path.key("family"), "the billing", "UnlimitedData", "MeteredData");
        }
        existing.tier().filter(from -> !from.equals(wanted.tier().name())).ifPresent(this::tier);
        if (wanted instanceof Circuit.AtProvider at) {
            atProvider(at);
        } else if (wanted instanceof Circuit.OnDirectPort on) {
            onDirectPort(on);
        }
        return changes;
    }

    private void atProvider(Circuit.AtProvider at) {
        differs("circuit-provider", path.key("provider"), "the provider", existing.provider(), at.provider());
        differs(
                "circuit-peering-location",
                path.key("peeringLocation"),
                "the peering location",
                existing.peeringLocation(),
                at.peeringLocation());
        existing.bandwidthMbps()
                .filter(from -> at.bandwidthMbps() < from)
                .ifPresent(from -> add(
                        "er-bandwidth-no-decrease",
                        path.key("bandwidthMbps"),
                        "the bandwidth",
                        from + " Mbps",
                        at.bandwidthMbps() + " Mbps"));
        existing.portId().ifPresent(from -> add("er-provider-xor-direct", path, "the port", from, at.provider()));
    }

    private void onDirectPort(Circuit.OnDirectPort on) {
        ConfigPath direct = path.key("direct");
        differs("circuit-port", direct.key("portId"), "the port", existing.portId(), on.portId());
        existing.bandwidthGbps()
                .filter(from -> on.bandwidthGbps() < from)
                .ifPresent(from -> add(
                        "er-bandwidth-no-decrease",
                        direct.key("bandwidthGbps"),
                        "the bandwidth",
                        from.intValue() + " Gbps",
                        on.bandwidthGbps() + " Gbps"));
        existing.provider().ifPresent(from -> add("er-provider-xor-direct", path, "the provider", from, on.portId()));
    }

    /** A higher reach is bought in place, also from Local; nothing becomes Local, and Premium Standard only where use allows it. */
    private void tier(String from) {
        if (from.equals("Premium") && wanted.tier() == Circuit.Tier.Standard) {
            doubtfulTier(
                    from,
                    "Azure refuses it above 10 network links or 4,000 routes, or with a link outside the geopolitical region");
        } else if (wanted.tier() == Circuit.Tier.Local) {
            add("er-premium-downgrade-guard", path.key("tier"), "the tier", from, "Local");
        } else if (from.equals("Local") && wanted.family() != Circuit.Family.UnlimitedData) {
            doubtfulTier(from, "a Local circuit becomes another with unlimited data only");
        }
    }

    private void doubtfulTier(String from, String why) {
        String to = wanted.tier().name();
        changes.add(Change.doubtful("er-premium-downgrade-guard", path.key("tier"), "the tier", from, to, why));
    }

    private void differs(String rule, ConfigPath at, String what, Optional<String> from, String to) {
        from.filter(value -> !value.equalsIgnoreCase(to)).ifPresent(value -> add(rule, at, what, value, to));
    }

    private void add(String rule, ConfigPath at, String what, String from, String to) {
        changes.add(Change.refused(
                rule, at, what, from, to, OUTAGE, Optional.of("set it back to " + from + ", or " + SECOND_CIRCUIT)));
    }
}
