package hybridnetwork.azuresim;

import java.time.Duration;

/**
 * How a simulated Azure behaves where the real one leaves a choice.
 *
 * @param subscription the subscription that requests go to
 * @param minute real time for which a minute of Azure's keeps an operation open. Zero answers at once; some milliseconds
 *     let operations that an engine starts side by side meet, as they do in Azure
 * @param expressRouteGatewayFirst whether an ExpressRoute gateway is refused once a VPN gateway stands in its network, as
 *     Azure did in 2018 ({@code coexist-order})
 * @param circuitPutDropsChildren whether an update of a circuit drops peerings and authorizations that its body does not
 *     repeat ({@code er-circuit-put-keeps-children})
 * @param onPremises what the sites advertise
 */
public record AzureSettings(
        String subscription,
        Duration minute,
        boolean expressRouteGatewayFirst,
        boolean circuitPutDropsChildren,
        OnPremises onPremises) {

    /** The subscription where the engine's configuration names none. */
    public static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

    /** Answers at once, forgives what Azure forgives today, knows of no site. */
    public static AzureSettings defaults() {
        return new AzureSettings(SUBSCRIPTION, Duration.ZERO, false, false, OnPremises.NONE);
    }

    /** The same, for another subscription. */
    public AzureSettings withSubscription(String other) {
        return new AzureSettings(other, minute, expressRouteGatewayFirst, circuitPutDropsChildren, onPremises);
    }

    /** The same, with minutes that take some real time. */
    public AzureSettings withMinute(Duration other) {
        return new AzureSettings(subscription, other, expressRouteGatewayFirst, circuitPutDropsChildren, onPremises);
    }

    /** The same, with ExpressRoute gateways that must come first. */
    public AzureSettings withExpressRouteGatewayFirst() {
        return new AzureSettings(subscription, minute, true, circuitPutDropsChildren, onPremises);
    }

    /** The same, with circuits that lose what an update does not repeat. */
    public AzureSettings withCircuitPutDroppingChildren() {
        return new AzureSettings(subscription, minute, expressRouteGatewayFirst, true, onPremises);
    }

    /** The same, with these sites. */
    public AzureSettings withOnPremises(OnPremises other) {
        return new AzureSettings(subscription, minute, expressRouteGatewayFirst, circuitPutDropsChildren, other);
    }
}
