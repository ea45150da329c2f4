package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.ExpressRouteConfig.PublicIp;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.Optional;
import java.util.Set;

/**
 * Whose public IP the ExpressRoute gateway has. A gateway that stands keeps what Azure shows of it: one that has none fails
 * with an internal error when it is given one. What the stack says decides for a new gateway ({@code ergw-public-ip}).
 *
 * <p>Unless it says so, a new gateway has the stack's own: that is what the API in use, 2023-02-01, is known to take. A
 * region that has moved to Microsoft's addresses refuses it when it is created, before anything depends on it, and one that
 * takes and ignores it is noticed here at the next run.
 *
 * @param declared whether the stack has a public IP for the gateway
 * @param attached whether the gateway is given it
 * @param warning what the user has to know of it
 */
public record ExpressRoutePublicIp(boolean declared, boolean attached, Optional<Problem> warning) {
    static final String RULE = "ergw-public-ip";
    static final ConfigPath PATH = ConfigPath.of("expressRoute").key("gateway").key("publicIp");

    private static final ExpressRoutePublicIp OWN = new ExpressRoutePublicIp(true, true, Optional.empty());
    /** Also where there is no such gateway. */
    private static final ExpressRoutePublicIp MANAGED = new ExpressRoutePublicIp(false, false, Optional.empty());

    /**
     * Decides it by what Azure has, and where Azure has no gateway, or a new one comes, by what the stack says.
     *
     * @param replaced the Azure names of what this deployment replaces
     */
    public static ExpressRoutePublicIp decide(
            StackConfig config, AzureNames names, AzureState azure, Set<String> replaced) {
        if (config.expressRoute().isEmpty()) {
            return MANAGED;
        }
        Optional<PublicIp> wanted = config.expressRoute().flatMap(ExpressRouteConfig::publicIp);
        Optional<ExistingGateway> gateway = azure.expressRouteGateway();
        boolean hasOwn = gateway.map(ExistingGateway::hasOwnPublicIp).orElse(true);
        if (gateway.isEmpty()) {
            // Of one that an interrupted replacement has deleted, its address is left, if it had one.
            boolean hadNone = replaced.contains(names.erGateway())
                    && !azure.publicIpZones().containsKey(names.erPublicIp());
            return wanted.map(PublicIp.managed::equals).orElse(hadNone) ? MANAGED : OWN;
        }
        if (replaced.contains(names.erGateway())) {
            boolean own = wanted.map(PublicIp.own::equals).orElse(hasOwn);
            Optional<Problem> warning = wanted.isEmpty() ? Optional.of(mayBeRefused(names)) : Optional.empty();
            return own ? new ExpressRoutePublicIp(true, true, warning) : MANAGED;
        }
        if (hasOwn) {
            return OWN;
        }
        boolean unused = wanted.isEmpty() && azure.publicIpZones().containsKey(names.erPublicIp());
        return unused ? new ExpressRoutePublicIp(true, false, Optional.of(unused(names))) : MANAGED;
    }

    private static Problem mayBeRefused(AzureNames names) {
        return Problem.warning(
                        RULE,
                        PATH,
                        names.erGateway() + " is created anew with a public IP of the stack's, which regions that have"
                                + " moved to Microsoft's refuse; by then the old gateway is gone")
                .got("own")
                .fix("find out what the region does, by a gateway in a network of its own, and write `publicIp: own` or"
                        + " `managed`");
    }

    private static Problem unused(AzureNames names) {
        return Problem.warning(
                        RULE,
                        PATH,
                        names.erGateway() + " does not have " + names.erPublicIp()
                                + ": its public IP is Microsoft's, and this one is paid for and unused")
                .got("managed")
                .fix("write `publicIp: managed`, which deletes it");
    }
}
