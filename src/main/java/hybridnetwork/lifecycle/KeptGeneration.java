package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.Generation;
import hybridnetwork.topology.VpnGeneration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The generation of a VPN gateway that stands. Azure moves gateways to Generation2 on its own, and may then report one for a SKU
 * that it makes in the other only: what exists is accepted as it is, and declared so ({@code vpngw-generation-moved}).
 */
public final class KeptGeneration {
    private KeptGeneration() {}

    /** The generation to declare. */
    public static Generation of(VpnConfig vpn, Optional<ExistingGateway> existing) {
        return existing.flatMap(gateway -> kept(vpn, gateway)).orElseGet(() -> VpnGeneration.of(vpn));
    }

    /** That the stack names the generation that the gateway no longer has. */
    public static Optional<Problem> warning(VpnConfig vpn, Optional<ExistingGateway> existing, String gateway) {
        return existing.flatMap(it -> kept(vpn, it))
                .filter(kept -> vpn.generation().filter(said -> said != kept).isPresent())
                .map(kept -> Problem.warning(
                                "vpngw-generation-moved",
                                ConfigPath.of("vpn").key("gateway").key("generation"),
                                gateway + " is of " + kept
                                        + " by now, to which Azure has moved it, and is kept as it is")
                        .got(vpn.generation().map(Generation::name).orElse(""))
                        .fix("leave the generation out"));
    }

    /** The one that Azure reports, where it is not the stack's to choose: it says none, or none other than the SKU's only one. */
    static Optional<Generation> kept(VpnConfig vpn, ExistingGateway existing) {
        var sku = vpn.gatewaySku();
        return existing.generation()
                .flatMap(name -> Arrays.stream(Generation.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst())
                .filter(generation -> existing.sku().equals(Optional.of(sku.name())))
                .filter(generation ->
                        vpn.generation().isEmpty() || !VpnGeneration.having(sku).contains(generation));
    }
}
