package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.Map;

/**
 * What people and programs other than the engine do: the connectivity provider works on a circuit, lines fail, somebody
 * changes or deletes a resource by hand.
 */
public final class Outside {
    private final SimulatedAzure azure;

    Outside(SimulatedAzure azure) {
        this.azure = azure;
    }

    /** The provider has done its part: peerings and connections are possible from now on. */
    public void provision(ArmId circuit) {
        setProviderState(circuit, "Provisioned");
    }

    /** The provider has taken its part back: the circuit can be deleted. */
    public void deprovision(ArmId circuit) {
        setProviderState(circuit, "NotProvisioned");
    }

    /**
     * The provider sets the circuit's state.
     *
     * @param state {@code NotProvisioned}, {@code Provisioning}, {@code Provisioned} or {@code Deprovisioning}
     */
    public void setProviderState(ArmId circuit, String state) {
        azure.change(world -> {
            StoredResource found = required(world, circuit);
            world.store(found.withFacts(found.facts().with(CircuitRules.PROVIDER_STATE, state)));
        });
    }

    /** An outage of a circuit's lines, of a connection's tunnel or of a gateway, until it is restored. */
    public void fail(ArmId id) {
        azure.change(world -> world.surroundings().fail(required(world, id).id()));
    }

    /** The end of an outage. */
    public void restore(ArmId id) {
        azure.change(world -> world.surroundings().restore(id));
    }

    /** Somebody changes a property of a resource in the portal. */
    public void change(ArmId id, String property, Object value) {
        azure.change(world -> {
            StoredResource found = required(world, id);
            world.store(found.withBody(found.body().with(property, value)));
        });
    }

    /** Microsoft gives an ExpressRoute gateway a public IP of its own: it no longer shows the one that it was given. */
    public void takeOverAddress(ArmId gateway) {
        azure.change(world -> {
            StoredResource found = required(world, gateway);
            world.store(found.withBody(ExpressRouteAddress.without(found.body())));
        });
    }

    /** Somebody stops a firewall, as one can to pay nothing for it: it has no address from then on. */
    public void stopFirewall(ArmId firewall) {
        azure.change(world -> world.store(FirewallAddresses.stopped(required(world, firewall))));
    }

    /**
     * Somebody starts a firewall again.
     *
     * @param address that Azure gives it, which may be another than before
     */
    public void startFirewall(ArmId firewall, String address) {
        azure.change(world -> world.store(FirewallAddresses.started(required(world, firewall), address)));
    }

    /** Somebody deletes a resource, and what lies below it, in the portal. */
    public void delete(ArmId id) {
        azure.change(world -> world.delete(required(world, id).id()));
    }

    /**
     * A resource that others made, such as a partner's circuit.
     *
     * @param token the type token, such as {@code azure-native:network:ExpressRouteCircuit}
     * @param body its properties
     * @param facts what Azure decided of it, such as {@code serviceProviderProvisioningState}
     */
    public void add(String token, ArmId id, Map<String, Object> body, Map<String, Object> facts) {
        ResourceKind kind = ResourceKind.ofToken(token)
                .orElseThrow(() -> new IllegalArgumentException("the simulated Azure has no type " + token));
        azure.change(world -> world.store(new StoredResource(kind, id, new Bag(body), new Bag(facts), 1)));
    }

    private static StoredResource required(World world, ArmId id) {
        return world.find(id).orElseThrow(() -> new IllegalArgumentException("there is no resource " + id));
    }
}
