package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.TunnelName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All ends of a site with two devices, as plain fields, on a machine that may die at any call: before the call takes effect, or
 * after it and before anybody hears of it.
 */
final class Ends implements AzureEnd, StackEnd, RouterEnd {
    /** The machine dies. No code catches it. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    static final String OLD = "old-key-of-the-site";
    static final String NEW = "NewKeyOfTheSite2";
    static final List<Tunnel> TUNNELS = List.of(tunnel("a"), tunnel("b"));

    String secret = OLD;
    final Map<Tunnel, String> state = all(OLD);
    final Map<Tunnel, String> azure = all(OLD);
    final Map<Tunnel, String> router = all(OLD);
    /** The key that each tunnel was last made with; none where the ends differed. */
    final Map<Tunnel, Optional<String>> made = new LinkedHashMap<>();

    final List<String> did = new ArrayList<>();
    boolean carried = true;
    boolean operator = true;
    /** What the operator types wrong. */
    String typed = "";

    final List<String> others = new ArrayList<>();
    /** Counts down to a death at a call that changes something; negative for none. */
    int diesAt = -1;

    boolean diesBefore;

    Ends() {
        TUNNELS.forEach(tunnel -> made.put(tunnel, Optional.of(OLD)));
    }

    private static Tunnel tunnel(String device) {
        ArmId group = ArmId.ofGroup("s", "g");
        return new Tunnel(
                new TunnelName("hq", Optional.of(device)),
                group.resource("Microsoft.Network/connections", "vpn-conn-hq-" + device),
                group.resource("Microsoft.Network/virtualNetworkGateways", "vpn-vgw"),
                "urn:pulumi:dev::p::t::vpn-connection-hq." + device + "-connection");
    }

    private static Map<Tunnel, String> all(String key) {
        Map<Tunnel, String> keys = new LinkedHashMap<>();
        TUNNELS.forEach(tunnel -> keys.put(tunnel, key));
        return keys;
    }

    Rotation rotation(Journal journal) {
        StepListener silent = new StepListener() {
            @Override
            public void begins(Step step) {}

            @Override
            public void says(String words) {}
        };
        return new Rotation(
                "hq",
                TUNNELS,
                this,
                this,
                this,
                journal,
                silent,
                duration -> {},
                Clock.fixed(Instant.parse("2026-11-30T08:00:00Z"), ZoneOffset.UTC),
                10);
    }

    static Journal journal(Path folder) throws RotationFailed {
        return Journal.of(folder, "dev");
    }

    private void change(String what, Runnable effect) {
        boolean dies = diesAt == 0;
        diesAt--;
        if (dies && diesBefore) {
            throw new Death();
        }
        did.add(what);
        effect.run();
        if (dies) {
            throw new Death();
        }
    }

    /** Whether every end has this key, and every tunnel was made with it. */
    boolean agreeOn(String key) {
        return secret.equals(key)
                && List.of(state, azure, router).stream()
                        .allMatch(each -> each.values().stream().allMatch(key::equals))
                && made.values().stream().allMatch(Optional.of(key)::equals);
    }

    private static String of(Map<Tunnel, String> keys, Tunnel tunnel) {
        return keys.getOrDefault(tunnel, "");
    }

    private boolean isUp(Tunnel tunnel) {
        return made.getOrDefault(tunnel, Optional.empty()).isPresent();
    }

    @Override
    public SiteHealth health() {
        return new SiteHealth(
                TUNNELS.stream()
                        .map(tunnel -> new SiteHealth.OfTunnel(
                                tunnel, isUp(tunnel), isUp(tunnel) ? "connected" : "NotConnected"))
                        .toList(),
                carried,
                "er-vgw");
    }

    @Override
    public Optional<SecretText> key(Tunnel tunnel) {
        return Optional.of(SecretText.of(of(azure, tunnel)));
    }

    @Override
    public void setKey(Tunnel tunnel, SecretText key) {
        change(
                "azure " + tunnel.name().key(),
                () -> azure.put(tunnel, key.reveal().orElseThrow()));
    }

    @Override
    public void reset(Tunnel tunnel) {
        change("reset " + tunnel.name().key(), () -> make(tunnel));
    }

    private void make(Tunnel tunnel) {
        made.put(
                tunnel,
                of(azure, tunnel).equals(of(router, tunnel)) ? Optional.of(of(azure, tunnel)) : Optional.empty());
    }

    @Override
    public Optional<SecretText> key() {
        return Optional.of(SecretText.of(secret));
    }

    @Override
    public void setKey(SecretText key) {
        change("secrets", () -> secret = key.reveal().orElseThrow());
    }

    @Override
    public Optional<SecretText> deployedKey(Tunnel tunnel) {
        return Optional.of(SecretText.of(of(state, tunnel)));
    }

    @Override
    public Pending pending() {
        return new Pending(
                TUNNELS.stream()
                        .filter(tunnel -> !of(state, tunnel).equals(secret))
                        .toList(),
                others);
    }

    @Override
    public void update(List<Tunnel> tunnels) {
        change("state", () -> tunnels.forEach(tunnel -> state.put(tunnel, secret)));
    }

    @Override
    public boolean has(SecretText key) {
        if (operator) {
            change(
                    "router",
                    () -> router.replaceAll((tunnel, old) -> key.reveal().orElseThrow() + typed));
        }
        return operator;
    }
}
