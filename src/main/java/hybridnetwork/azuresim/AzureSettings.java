package hybridnetwork.azuresim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated Azure behaves where the real one leaves a choice.
 *
 * @param subscription the subscription that requests go to until another {@link Login} is chosen
 * @param minute real time for which a minute of Azure's keeps an operation open. Zero answers at once; some milliseconds
 *     let operations that an engine starts side by side meet, as they do in Azure
 * @param expressRouteGatewayFirst whether an ExpressRoute gateway is refused once a VPN gateway stands in its network, as
 *     Azure did in 2018 ({@code coexist-order})
 * @param circuitPutDropsChildren whether an update of a circuit drops peerings and authorizations that its body does not
 *     repeat ({@code er-circuit-put-keeps-children})
 * @param expressRouteAddresses whose public IP a new ExpressRoute gateway has
 * @param regionsWithoutZones short names of regions that have no availability zones
 * @param onPremises what the sites advertise
 * @param stateFile where the resources outlive the process; null for nowhere
 */
public record AzureSettings(
        String subscription,
        Duration minute,
        boolean expressRouteGatewayFirst,
        boolean circuitPutDropsChildren,
        ExpressRouteAddresses expressRouteAddresses,
        Set<String> regionsWithoutZones,
        OnPremises onPremises,
        @Nullable Path stateFile) {

    /** The subscription where the engine's configuration names none. */
    public static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

    /** Answers at once, forgives what Azure forgives today, knows of no site, keeps no file. */
    public static AzureSettings defaults() {
        return new AzureSettings(
                SUBSCRIPTION,
                Duration.ZERO,
                false,
                false,
                ExpressRouteAddresses.EITHER,
                Set.of(),
                OnPremises.NONE,
                null);
    }

    /** The same, for another subscription. */
    public AzureSettings withSubscription(String other) {
        return new AzureSettings(
                other,
                minute,
                expressRouteGatewayFirst,
                circuitPutDropsChildren,
                expressRouteAddresses,
                regionsWithoutZones,
                onPremises,
                stateFile);
    }

    /** The same, with minutes that take some real time. */
    public AzureSettings withMinute(Duration other) {
        return new AzureSettings(
                subscription,
                other,
                expressRouteGatewayFirst,
                circuitPutDropsChildren,
                expressRouteAddresses,
                regionsWithoutZones,
                onPremises,
                stateFile);
    }

    /** The same, with ExpressRoute gateways that must come first. */
    public AzureSettings withExpressRouteGatewayFirst() {
        return new AzureSettings(
                subscription,
                minute,
                true,
                circuitPutDropsChildren,
                expressRouteAddresses,
                regionsWithoutZones,
                onPremises,
                stateFile);
    }

    /** The same, with circuits that lose what an update does not repeat. */
    public AzureSettings withCircuitPutDroppingChildren() {
        return new AzureSettings(
                subscription,
                minute,
                expressRouteGatewayFirst,
                true,
                expressRouteAddresses,
                regionsWithoutZones,
                onPremises,
                stateFile);
    }

    /** The same, in a region that treats the public IPs of ExpressRoute gateways so. */
    public AzureSettings withExpressRouteAddresses(ExpressRouteAddresses other) {
        return new AzureSettings(
                subscription,
                minute,
                expressRouteGatewayFirst,
                circuitPutDropsChildren,
                other,
                regionsWithoutZones,
                onPremises,
                stateFile);
    }

    /** The same, in which these regions have no availability zones. */
    public AzureSettings withRegionsWithoutZones(Set<String> other) {
        return new AzureSettings(
                subscription,
                minute,
                expressRouteGatewayFirst,
                circuitPutDropsChildren,
                expressRouteAddresses,
                other,
                onPremises,
                stateFile);
    }

    /** The same, with these sites. */
    public AzureSettings withOnPremises(OnPremises other) {
        return new AzureSettings(
                subscription,
                minute,
                expressRouteGatewayFirst,
                circuitPutDropsChildren,
                expressRouteAddresses,
                regionsWithoutZones,
                other,
                stateFile);
    }

    /** The same, with resources that outlive the process in this file. */
    public AzureSettings withStateFile(Path file) {
        return new AzureSettings(
                subscription,
                minute,
                expressRouteGatewayFirst,
                circuitPutDropsChildren,
                expressRouteAddresses,
                regionsWithoutZones,
                onPremises,
                file);
    }

    Optional<Path> file() {
        return Optional.ofNullable(stateFile);
    }
}
