package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Optional;

/**
 * Finds load balancers that would be created with the address of one that this stack has deployed and no longer declares: the
 * engine creates before it deletes, and Azure gives an address once. So a load balancer cannot change its key.
 */
final class TakenFrontends {
    private TakenFrontends() {}

    /** One error for each. */
    static List<Problem> problems(StackConfig config, AzureNames names, DeployedStack deployed) {
        List<String> declared =
                config.loadBalancers().stream().map(names::loadBalancer).toList();
        List<DeployedResource> gone = deployed.ofType("LoadBalancer")
                .filter(standing -> declared.stream().noneMatch(standing::is))
                .toList();
        return config.loadBalancers().stream()
                .filter(section -> !deployed.hasNamed("LoadBalancer", names.loadBalancer(section)))
                .flatMap(section -> gone.stream()
                        .filter(standing -> has(standing, section.privateIpAddress()))
                        .findFirst()
                        .map(standing -> problem(config, names, section, standing))
                        .stream())
                .toList();
    }

    private static boolean has(DeployedResource standing, Optional<Ipv4> address) {
        return address.map(Ipv4::toString)
                .filter(standing.frontendAddresses()::contains)
                .isPresent();
    }

    private static Problem problem(
            StackConfig config, AzureNames names, LoadBalancerConfig section, DeployedResource standing) {
        String unnamed = config.baseName() + "-ilb";
        String former = standing.is(unnamed)
                ? ConfigPath.of("loadBalancer").text()
                : ConfigPath.of("loadBalancers")
                        .key(standing.azureName()
                                .substring(Math.min(
                                        unnamed.length() + 1,
                                        standing.azureName().length())))
                        .text();
        return Problem.error(
                        "load-balancer-key-changed",
                        section.path(),
                        names.loadBalancer(section) + " would be created with the address of " + standing.azureName()
                                + ", which this stack has deployed and deletes only afterwards")
                .got(section.privateIpAddress().map(Ipv4::toString).orElse(""))
                .fix("write it under `" + former
                        + "` again; or give the new one another address, move its clients and its"
                        + " members, and take the old one out in a later deployment");
    }
}
