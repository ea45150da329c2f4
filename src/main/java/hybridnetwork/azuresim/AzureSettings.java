package hybridnetwork.azuresim;

import java.time.Duration;
import java.util.Set;

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
 */
public record AzureSettings(
        String subscription,
        Duration minute,
        boolean expressRouteGatewayFirst,
        boolean circuitPutDropsChildren,
        ExpressRouteAddresses expressRouteAddresses,
        Set<String> regionsWithoutZones,
        OnPremises onPremises) {

    /** The subscription where the engine's configuration names none. */
    public static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

    /** Answers at once, forgives what Azure forgives today, knows of no site. */
    public static AzureSettings defaults() {
        return new AzureSettings(
                SUBSCRIPTION, Duration.ZERO, false, false, ExpressRouteAddresses.EITHER, Set.of(), OnPremises.NONE);
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
                onPremises);
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
                onPremises);
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
                onPremises);
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
                onPremises);
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
                onPremises);
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
                onPremises);
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
                other);
    }
}
