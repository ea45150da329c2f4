package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The cloud: resources by ARM id, changed by requests as Azure Resource Manager takes them, refused where Azure
 * refuses them. Thread-safe: requests run side by side, and meet each other as long as an operation stays open.
 *
 * <p>No transport and no engine here; {@link AzureNativeServer} adds both. What happens in the world around it, at the
 * provider and on-premises, is done through {@link #outside()}.
 */
public final class SimulatedAzure {
    private static final Duration BACK_OFF = Duration.ofSeconds(10);

    private final AzureSettings settings;
    private final World world;
    private final Operations operations = new Operations();
    private final Faults faults = new Faults();
    private final Login login;
    private final Tokens tokens = new Tokens();

    public SimulatedAzure(AzureSettings settings) {
        this.settings = settings;
        this.login = new Login(settings.subscription());
        this.world = new World(settings);
    }

    AzureSettings settings() {
        return settings;
    }

    /** The faults that calls from now on meet. */
    public Faults faults() {
        return faults;
    }

    /** Who asks, from now on. */
    public Login login() {
        return login;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The world around Azure. */
    public Outside outside() {
        return new Outside(this);
    }

    /** How long all operations so far would have taken in Azure, those side by side counted once. */
    public synchronized Duration elapsed() {
        return operations.now();
    }

    /** Waits until no operation is in progress: Azure goes on with what it began, whether the caller lives or not. */
    public synchronized void awaitQuiet() throws InterruptedException {
        while (operations.anyRunning()) {
            wait();
        }
    }

    /** The ids of all resources, in the order of their creation. */
    public synchronized List<ArmId> resources() {
        return world.all().stream().map(StoredResource::id).toList();
    }

    /** The resource's properties as a reader sees them, under the SDK's names; empty when there is no such resource. */
    public synchronized Map<String, Object> properties(ArmId id) {
        return get(id).map(Bag::values).orElse(Map.of());
    }

    /**
     * The prefixes that a gateway has learned from on-premises.
     *
     * @throws IllegalArgumentException when there is no such gateway
     */
    public synchronized Set<Prefix> learned(ArmId gateway) {
        StoredResource found = world.find(gateway, ResourceKind.GATEWAY)
                .orElseThrow(() -> new IllegalArgumentException("there is no gateway " + gateway));
        return new GatewayRoutes(world, found).onPremises();
    }

    /** Lets something read the world while nothing changes it. */
    synchronized <T> T read(Function<World, T> reader) {
        return reader.apply(world);
    }

    /** Lets something change the world from outside Azure. */
    synchronized void change(Consumer<World> changer) {
        changer.accept(world);
    }

    /** What a reader of the resource sees; empty when there is no such resource. */
    synchronized Optional<Bag> get(ArmId id) {
        return world.seen(id).map(found -> ResourceView.of(found, world));
    }

    /** The resource as it is kept. */
    synchronized Optional<StoredResource> stored(ArmId id) {
        return world.seen(id);
    }

    /**
     * Creates a resource or changes it, as one PUT does.
     *
     * @param timeout how long the caller waits, by Azure's clock
     * @return the resource as a reader sees it afterwards
     * @throws AzureError when Azure refuses
     * @throws CallCutShort when the caller does not learn how it ended
     */
    Bag put(ResourceKind kind, ArmId id, Bag body, Duration timeout) {
        Optional<Fault> fault = faults.next();
        before(fault, timeout);
        Operations.Running running;
        Duration taken;
        synchronized (this) {
            Put put = Put.of(kind, id, body, world.find(id));
            ResourceRules rules = Rules.of(kind);
            Admission.admit(put, world);
            running = operations.begin(id, rules.blocks(put, world), rules.needsStill(put, world), rules::inProgress);
            Bag facts = rules.facts(put, world);
            Bag kept = rules.kept(put, world);
            world.store(put.existing()
                    .map(existing -> existing.withBody(kept).withFacts(facts))
                    .orElseGet(() -> new StoredResource(kind, id, kept, facts, 1)));
            put.listed(world).forEach(world::remove);
            taken = time(rules, put.existing().isEmpty()).plus(slowness(fault));
        }
        during(fault);
        hold(min(taken, timeout));
        synchronized (this) {
            running.end(min(taken, timeout));
            notifyAll();
            after(fault, taken, timeout);
            return ResourceView.of(world.find(id).orElseThrow(() -> AzureError.notFound(id, kind.type())), world);
        }
    }

    /**
     * Deletes a resource, and what lies below it; one that does not exist is deleted already.
     *
     * @throws AzureError when Azure refuses
     * @throws CallCutShort when the caller does not learn how it ended
     */
    void delete(ArmId id, Duration timeout) {
        Optional<Fault> fault = faults.next();
        before(fault, timeout);
        Operations.Running running;
        Duration taken;
        synchronized (this) {
            Optional<StoredResource> found = world.seen(id);
            if (found.isEmpty()) {
                after(fault, Duration.ZERO, timeout);
                return;
            }
            StoredResource resource = found.get();
            ResourceRules rules = Rules.of(resource.kind());
            rules.admitDelete(resource, world);
            Put as = new Put(resource.kind(), id, resource.body(), found);
            running = operations.begin(id, rules.blocks(as, world), rules.needsStill(as, world), rules::inProgress);
            taken = time(rules, false).plus(slowness(fault));
        }
        during(fault);
        hold(min(taken, timeout));
        synchronized (this) {
            world.delete(id);
            running.end(min(taken, timeout));
            notifyAll();
            after(fault, taken, timeout);
        }
    }

    /**
     * Changes a resource by an operation of its own, and at once.
     *
     * @throws AzureError when Azure refuses
     * @throws CallCutShort when the caller does not learn how it ended
     */
    void operate(ArmId id, Consumer<World> operation) {
        Optional<Fault> fault = faults.next();
        before(fault, ProviderCore.DEFAULT_TIMEOUT);
        synchronized (this) {
            Operations.Running running = operations.begin(id, Set.of(), Set.of(), AzureError::anotherOperation);
            try {
                operation.accept(world);
            } finally {
                running.end(Duration.ZERO);
                notifyAll();
            }
        }
        during(fault);
        after(fault, Duration.ZERO, ProviderCore.DEFAULT_TIMEOUT);
    }

    private static Duration time(ResourceRules rules, boolean creation) {
        return creation ? rules.creation() : rules.change();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration slowness(Optional<Fault> fault) {
        return fault.orElse(null) instanceof Fault.Slow slow ? slow.extra() : Duration.ZERO;
    }

    private void before(Optional<Fault> fault, Duration timeout) {
        Fault planned = fault.orElse(null);
        if (planned instanceof Fault.Refused refused) {
            throw new AzureError(refused.status(), refused.code(), refused.message());
        }
        if (planned instanceof Fault.DiesBefore) {
            throw new CallCutShort(CallCutShort.Reason.DIED);
        }
        if (planned instanceof Fault.Meanwhile meanwhile && !meanwhile.arrives()) {
            meanwhile.event().run();
            throw new CallCutShort(CallCutShort.Reason.DIED);
        }
        if (planned instanceof Fault.Throttled throttled) {
            waitOut(throttled, timeout);
        }
    }

    /** The provider repeats a throttled request until its time is over. */
    private synchronized void waitOut(Fault.Throttled throttled, Duration timeout) {
        Duration wait = BACK_OFF.multipliedBy(throttled.times());
        operations.advance(min(wait, timeout));
        if (wait.compareTo(timeout) > 0) {
            throw new AzureError(
                    429,
                    "TooManyRequests",
                    "The request is being throttled as the limit has been reached for operation type - Write."
                            + " Please retry after 10 seconds.");
        }
    }

    private static void during(Optional<Fault> fault) {
        if (fault.orElse(null) instanceof Fault.Meanwhile meanwhile) {
            meanwhile.event().run();
        }
    }

    private static void after(Optional<Fault> fault, Duration taken, Duration timeout) {
        Fault planned = fault.orElse(null);
        if (planned instanceof Fault.DiesAfter) {
            throw new CallCutShort(CallCutShort.Reason.DIED);
        }
        if (planned instanceof Fault.AnswerLost) {
            throw new CallCutShort(CallCutShort.Reason.ANSWER_LOST);
        }
        if (taken.compareTo(timeout) > 0) {
            throw new CallCutShort(CallCutShort.Reason.TIMED_OUT);
        }
    }

    /** Real time, so that operations which an engine starts side by side are in progress side by side. */
    private void hold(Duration taken) {
        if (!settings.minute().isZero()) {
            LockSupport.parkNanos(settings.minute().toNanos() * taken.toSeconds() / 60);
        }
    }
}
