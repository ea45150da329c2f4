package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
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
    public static Generation of(StackConfig config, Optional<ExistingGateway> existing) {
        return existing.flatMap(gateway -> kept(config, gateway)).orElseGet(() -> VpnGeneration.of(config.vpn()));
    }

    /** That the stack names the generation that the gateway no longer has. */
    public static Optional<Problem> warning(StackConfig config, Optional<ExistingGateway> existing, String gateway) {
        return existing.flatMap(it -> kept(config, it))
                .filter(kept ->
                        config.vpn().generation().filter(said -> said != kept).isPresent())
                .map(kept -> Problem.warning(
                                "vpngw-generation-moved",
                                ConfigPath.of("vpn").key("gateway").key("generation"),
                                gateway + " is of " + kept
                                        + " by now, to which Azure has moved it, and is kept as it is")
                        .got(config.vpn().generation().map(Generation::name).orElse(""))
                        .fix("leave the generation out"));
    }

    /** The one that Azure reports, where it is not the stack's to choose: it says none, or none other than the SKU's only one. */
    static Optional<Generation> kept(StackConfig config, ExistingGateway existing) {
        var sku = config.vpn().gatewaySku();
        return existing.generation()
                .flatMap(name -> Arrays.stream(Generation.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst())
                .filter(generation -> existing.sku().equals(Optional.of(sku.name())))
                .filter(generation -> config.vpn().generation().isEmpty()
                        || !VpnGeneration.having(sku).contains(generation));
    }
}
