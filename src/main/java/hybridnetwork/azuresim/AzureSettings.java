package hybridnetwork.azuresim;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** How a simulated Azure behaves where the real one leaves a choice. Each change makes other settings, and leaves these. */
public final class AzureSettings {
    /** The subscription where the engine's configuration names none. */
    public static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

    private String subscription = SUBSCRIPTION;
    private Duration minute = Duration.ZERO;
    private boolean expressRouteGatewayFirst;
    private boolean circuitPutDropsChildren;
    private ExpressRouteAddresses expressRouteAddresses = ExpressRouteAddresses.EITHER;
    private Set<String> regionsWithoutZones = Set.of();
    private OnPremises onPremises = OnPremises.NONE;

    private AzureSettings() {}

    /** Answers at once, forgives what Azure forgives today, knows of no site. */
    public static AzureSettings defaults() {
        return new AzureSettings();
    }

    private AzureSettings with(Consumer<AzureSettings> change) {
        AzureSettings copy = new AzureSettings();
        copy.subscription = subscription;
        copy.minute = minute;
        copy.expressRouteGatewayFirst = expressRouteGatewayFirst;
        copy.circuitPutDropsChildren = circuitPutDropsChildren;
        copy.expressRouteAddresses = expressRouteAddresses;
        copy.regionsWithoutZones = regionsWithoutZones;
        copy.onPremises = onPremises;
        change.accept(copy);
        return copy;
    }

    /** The subscription that requests go to until another {@link Login} is chosen. */
    public AzureSettings withSubscription(String other) {
        return with(copy -> copy.subscription = other);
    }

    /**
     * Real time for which a minute of Azure's keeps an operation open. Zero answers at once; some milliseconds let operations
     * that an engine starts side by side meet, as they do in Azure.
     */
    public AzureSettings withMinute(Duration other) {
        return with(copy -> copy.minute = other);
    }

    /** An ExpressRoute gateway is refused once a VPN gateway stands in its network, as Azure did in 2018 ({@code coexist-order}). */
    public AzureSettings withExpressRouteGatewayFirst() {
        return with(copy -> copy.expressRouteGatewayFirst = true);
    }

    /**
     * An update of a circuit drops peerings and authorizations that its body does not repeat
     * ({@code er-circuit-put-keeps-children}).
     */
    public AzureSettings withCircuitPutDroppingChildren() {
        return with(copy -> copy.circuitPutDropsChildren = true);
    }

    /** Whose public IP a new ExpressRoute gateway has. */
    public AzureSettings withExpressRouteAddresses(ExpressRouteAddresses other) {
        return with(copy -> copy.expressRouteAddresses = other);
    }

    /** Short names of regions that have no availability zones. */
    public AzureSettings withRegionsWithoutZones(Set<String> other) {
        return with(copy -> copy.regionsWithoutZones = Set.copyOf(other));
    }

    /** What the sites advertise. */
    public AzureSettings withOnPremises(OnPremises other) {
        return with(copy -> copy.onPremises = other);
    }

    public String subscription() {
        return subscription;
    }

    Duration minute() {
        return minute;
    }

    boolean expressRouteGatewayFirst() {
        return expressRouteGatewayFirst;
    }

    boolean circuitPutDropsChildren() {
        return circuitPutDropsChildren;
    }

    ExpressRouteAddresses expressRouteAddresses() {
        return expressRouteAddresses;
    }

    Set<String> regionsWithoutZones() {
        return regionsWithoutZones;
    }

    OnPremises onPremises() {
        return onPremises;
    }
}
