package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import hybridnetwork.config.Site;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.live.Answer;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.Call;
import hybridnetwork.live.Pause;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Azure's end as it is deployed: read through the engine's provider, its keys through Azure's REST API, which alone has them. */
public final class LiveAzure implements AzureEnd {
    private static final String VERSION = "2023-02-01";
    private static final String MICROSOFT = "12076";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final int MOST_LOOKS = 180;

    private final ProviderSession session;
    private final ArmClient arm;
    private final Site site;
    private final List<Tunnel> tunnels;
    private final Optional<ArmId> expressRouteGateway;
    private final Pause pause;

    /**
     * The end of a site.
     *
     * @param tunnels of the site
     * @param deployed what the stack has deployed
     */
    public LiveAzure(
            ProviderSession session,
            ArmClient arm,
            Site site,
            List<Tunnel> tunnels,
            List<RegisteredResource> deployed,
            Pause pause) {
        this.session = session;
        this.arm = arm;
        this.site = site;
        this.tunnels = List.copyOf(tunnels);
        this.expressRouteGateway = deployed.stream()
                .filter(it -> it.isNetwork("VirtualNetworkGateway")
                        && new Bag(it.inputs())
                                .text("gatewayType")
                                .filter("ExpressRoute"::equals)
                                .isPresent())
                .flatMap(it -> it.id().flatMap(ArmId::tryParse).stream())
                .findFirst();
        this.pause = pause;
    }

    @Override
    public SiteHealth health() {
        List<Call> calls = new ArrayList<>();
        for (Tunnel tunnel : tunnels) {
            calls.add(call(
                    "getVirtualNetworkGatewayConnection", "virtualNetworkGatewayConnectionName", tunnel.connection()));
            calls.add(call("getVirtualNetworkGatewayBgpPeerStatus", "virtualNetworkGatewayName", tunnel.gateway()));
        }
        expressRouteGateway.ifPresent(
                id -> calls.add(call("getVirtualNetworkGatewayLearnedRoutes", "virtualNetworkGatewayName", id)));
        List<Answer> answers = session.ask(calls);
        List<SiteHealth.OfTunnel> found = new ArrayList<>();
        for (int i = 0; i < tunnels.size(); i++) {
            found.add(tunnel(
                    tunnels.get(i),
                    answers.get(2 * i).found(),
                    answers.get(2 * i + 1).found()));
        }
        if (expressRouteGateway.isEmpty()) {
            return new SiteHealth(found, false, "the stack has no ExpressRoute gateway");
        }
        return expressRoute(found, answers.get(answers.size() - 1).found().orElse(Bag.EMPTY));
    }

    private static Call call(String function, String name, ArmId id) {
        return new Call(
                "azure-native:network:" + function, new Bag(Map.of("resourceGroupName", id.group(), name, id.name())));
    }

    private SiteHealth.OfTunnel tunnel(Tunnel tunnel, Optional<Bag> connection, Optional<Bag> sessions) {
        String status = connection
                .map(it -> it.text("connectionStatus").orElse("unknown"))
                .orElse("not in Azure");
        if (!status.equals("Connected")) {
            return new SiteHealth.OfTunnel(tunnel, false, "its connection is " + status);
        }
        Optional<String> peer = device(tunnel)
                .flatMap(VpnDevice::bgp)
                .map(bgp -> bgp.peerAddress().toString());
        if (peer.isEmpty()) {
            return new SiteHealth.OfTunnel(tunnel, true, "connected; it has no BGP");
        }
        List<Bag> withPeer = sessions.map(it -> it.bags("value")).orElse(List.of()).stream()
                .filter(it -> it.text("neighbor").equals(peer))
                .toList();
        List<String> down = withPeer.stream()
                .filter(it -> !it.text("state").equals(Optional.of("Connected")))
                .map(it -> "BGP from " + it.text("localAddress").orElse("an instance") + " to " + peer.get() + " is "
                        + it.text("state").orElse("unknown"))
                .toList();
        if (withPeer.isEmpty()) {
            return new SiteHealth.OfTunnel(tunnel, false, "the gateway has no BGP session with " + peer.get());
        }
        return down.isEmpty()
                ? new SiteHealth.OfTunnel(
                        tunnel,
                        true,
                        "connected, " + withPeer.size() + " BGP session" + (withPeer.size() == 1 ? "" : "s"))
                : new SiteHealth.OfTunnel(tunnel, false, String.join(", ", down));
    }

    private Optional<VpnDevice> device(Tunnel tunnel) {
        return site.vpnDevices().stream()
                .filter(device -> device.name().equals(tunnel.name().device()))
                .findFirst();
    }

    /** A route that came from one of Microsoft's edge routers has their AS number in its path; one over a tunnel has not. */
    private SiteHealth expressRoute(List<SiteHealth.OfTunnel> found, Bag learned) {
        List<String> overCircuits = learned.bags("value").stream()
                .filter(route -> route.text("asPath").orElse("").contains(MICROSOFT))
                .flatMap(route -> route.text("network").stream())
                .toList();
        List<String> missing = site.advertisedOverExpressRoute().stream()
                .map(Prefix::toString)
                .filter(prefix -> !overCircuits.contains(prefix))
                .toList();
        if (site.advertisedOverExpressRoute().isEmpty()) {
            return new SiteHealth(found, false, "the site advertises nothing over it");
        }
        return missing.isEmpty()
                ? new SiteHealth(
                        found,
                        true,
                        "its gateway has learned "
                                + String.join(
                                        ", ",
                                        site.advertisedOverExpressRoute().stream()
                                                .map(Prefix::toString)
                                                .toList()))
                : new SiteHealth(found, false, "its gateway has not learned " + String.join(", ", missing));
    }

    /** Azure has been seen to answer with a list in place of the text (hashicorp/terraform-provider-azurerm#30322): then it is not known. */
    @Override
    public Optional<SecretText> key(Tunnel tunnel) {
        return arm.get(path(tunnel), VERSION)
                .flatMap(answer -> answer.text("value"))
                .map(SecretText::of);
    }

    /**
     * The connection is {@code Updating} for a while after the answer that it is done
     * (hashicorp/terraform-provider-azurerm#23860).
     */
    @Override
    public void setKey(Tunnel tunnel, SecretText key) {
        arm.put(path(tunnel), VERSION, new Bag(Map.of("value", key.reveal().orElseThrow())));
        for (int look = 0; look < MOST_LOOKS && isUpdating(tunnel); look++) {
            pause.wait(BETWEEN_LOOKS);
        }
    }

    private boolean isUpdating(Tunnel tunnel) {
        return arm.get(tunnel.connection().toString(), VERSION)
                .flatMap(connection -> connection.text("properties", "provisioningState"))
                .filter("Updating"::equals)
                .isPresent();
    }

    @Override
    public void reset(Tunnel tunnel) {
        arm.post(tunnel.connection() + "/resetconnection", VERSION, Bag.EMPTY);
    }

    private static String path(Tunnel tunnel) {
        return tunnel.connection() + "/sharedkey";
    }
}
