package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** An outage of a circuit's lines, of a connection's tunnel, of a gateway, or of the router behind a local network gateway. */
    public void fail(ArmId id) {
        azure.change(world -> world.surroundings().fail(required(world, id).id()));
    }

    /** The end of an outage. */
    public void restore(ArmId id) {
        azure.change(world -> world.surroundings().restore(id));
    }

    /** One of a circuit's two lines fails, until it is restored. */
    public void failLink(ArmId circuit, boolean primary) {
        azure.change(world -> world.surroundings().fail(required(world, circuit).id(), link(primary)));
    }

    /** The end of such an outage. */
    public void restoreLink(ArmId circuit, boolean primary) {
        azure.change(world -> world.surroundings().restore(circuit, link(primary)));
    }

    private static Surroundings.Link link(boolean primary) {
        return primary ? Surroundings.Link.PRIMARY : Surroundings.Link.SECONDARY;
    }

    /**
     * One instance of a gateway has no sessions any more, until it is restored.
     *
     * @param number from 0
     * @throws IllegalArgumentException when the gateway has no such instance
     */
    public void failInstance(ArmId gateway, int number) {
        azure.change(world -> {
            StoredResource found = required(world, gateway);
            int instances = GatewayInstances.addresses(found, world).size();
            if (number < 0 || number >= instances) {
                throw new IllegalArgumentException(
                        "gateway " + gateway.name() + " has no instance " + number + ", but " + instances);
            }
            world.surroundings().fail(gateway, number);
        });
    }

    /** The end of such an outage. */
    public void restoreInstance(ArmId gateway, int number) {
        azure.change(world -> world.surroundings().restore(gateway, number));
    }

    /**
     * A gateway loses its routes or has them again; its sessions stand.
     *
     * @param lost whether it has none
     */
    public void loseRoutes(ArmId gateway, boolean lost) {
        azure.change(
                world -> world.surroundings().routeless(required(world, gateway).id(), lost));
    }

    /**
     * The customer's router stops speaking BGP or begins again; its tunnel or its lines stand.
     *
     * @param end the local network gateway that stands for it, or the circuit
     * @param silent whether it has stopped
     */
    public void silenceRouter(ArmId end, boolean silent) {
        azure.change(world -> world.surroundings().silent(required(world, end).id(), silent));
    }

    /**
     * The customer's router has an AS number of its own, whatever Azure has been told: no session comes up with a wrong one.
     *
     * @param end the local network gateway that stands for it, or the circuit
     * @param asn empty for the number that Azure has been told
     */
    public void setRouterAsn(ArmId end, OptionalLong asn) {
        azure.change(world -> world.surroundings().asn(required(world, end).id(), asn));
    }

    /** The customer's router gets a pre-shared key; the tunnel stands while it is the key of Azure's end. */
    public void setRouterKey(ArmId localGateway, String key) {
        azure.change(
                world -> world.surroundings().key(required(world, localGateway).id(), key));
    }

    /**
     * The customer's router no longer advertises a prefix.
     *
     * @param end the local network gateway that stands for it, or the circuit
     */
    public void withdraw(ArmId end, Prefix prefix) {
        azure.change(world -> world.surroundings().withdraw(required(world, end).id(), prefix));
    }

    /** The customer's router advertises a prefix, beside those that it does or again. */
    public void advertise(ArmId end, Prefix prefix) {
        azure.change(
                world -> world.surroundings().advertise(required(world, end).id(), prefix));
    }

    /** The sites advertise what somebody else says, each time that Azure is asked, instead of what the settings have. */
    public void follow(Advertised advertised) {
        azure.change(world -> world.surroundings().follow(advertised));
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

    /**
     * Somebody has Azure's guided migration replace an ExpressRoute gateway, to its commit.
     *
     * @param name of the gateway that takes over
     * @param sku of the gateway that takes over
     * @throws IllegalArgumentException when the gateway is none of ExpressRoute, or the name is taken
     */
    public void migrate(ArmId gateway, String name, String sku) {
        azure.change(world -> GuidedMigration.carryOut(required(world, gateway), name, sku, world));
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

    /**
     * Resources that stood before the simulation began, whatever Azure would say of them today. What they refer to and are not
     * themselves is taken to be there, as somebody else's. A tunnel has a key that nobody knows, on both ends.
     *
     * @param resources as azure-native names their properties, those that only Azure says among them; others than those of its types
     *     are left out
     * @return the ids of those that were left out
     */
    public List<ArmId> fill(List<RegisteredResource> resources) {
        List<ArmId> leftOut = new ArrayList<>();
        azure.change(world -> {
            StandingResources standing = new StandingResources(world);
            for (RegisteredResource resource : resources) {
                Optional<ArmId> id = resource.id().flatMap(ArmId::tryParse);
                Optional<ResourceKind> kind = ResourceKind.ofToken(resource.type());
                if (id.isPresent() && kind.isPresent()) {
                    standing.add(kind.get(), id.get(), new Bag(resource.properties()));
                } else {
                    id.ifPresent(leftOut::add);
                }
            }
            standing.settle();
        });
        return leftOut;
    }

    private static StoredResource required(World world, ArmId id) {
        return world.find(id).orElseThrow(() -> new IllegalArgumentException("there is no resource " + id));
    }
}
