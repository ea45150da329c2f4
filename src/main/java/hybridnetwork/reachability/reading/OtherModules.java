package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Merged;
import hybridnetwork.resources.OtherProviders;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Notes resources outside Azure's network provider that bring routes, filters or public addresses of their own. */
final class OtherModules {
    private final Notes notes;
    private final Referrals referrals;
    private final AppServices apps;
    private final Function<String, Optional<PrefixSet>> subnetHosts;
    private final PrefixSet space;

    /**
     * Prepares to note.
     *
     * @param subnetHosts the hosts of the subnet of an id, where it is one of the networks'
     */
    OtherModules(
            Notes notes,
            Referrals referrals,
            AppServices apps,
            PrefixSet space,
            Function<String, Optional<PrefixSet>> subnetHosts) {
        this.apps = apps;
        this.notes = notes;
        this.referrals = referrals;
        this.space = space;
        this.subnetHosts = subnetHosts;
    }

    void note(List<RegisteredResource> resources) {
        Map<String, Integer> others = new TreeMap<>();
        for (RegisteredResource resource : resources) {
            Optional<TypeToken> type = TypeToken.of(resource.type());
            if (type.isPresent()) {
                note(resource, type.get());
            } else if (OtherProviders.maySteer(resource.type())) {
                others.merge(resource.type(), 1, Integer::sum);
            } else {
                referrals.note(resource, OtherProviders.references(resource));
            }
        }
        others.forEach((type, count) -> notes.notUnderstood(
                type + " (" + count + ")",
                "resources of the provider " + type.substring(0, type.indexOf(':'))
                        + " are not modelled, only those of azure-native",
                Scope.EVERYTHING));
    }

    private void note(RegisteredResource resource, TypeToken type) {
        String what = type.kind() + " " + resource.name();
        Bag bag = Merged.of(resource.inputs(), resource.outputs()).bag();
        switch (type.toString()) {
            case "compute:VirtualMachineScaleSet", "compute:VirtualMachineScaleSetVM" -> {
                if (ScaleSets.isOne(type) && !ScaleSets.configurations(bag).isEmpty()) {
                    // Its interfaces are read with all others.
                    return;
                }
                notes.notUnderstood(
                        what,
                        "the public addresses and security groups of its instances are not modelled",
                        new Scope.Ends(hosts(bag)));
                notes.doubt(what, "which pools its instances join", Scope.EVERY_BALANCER);
            }
            case "containerservice:ManagedCluster" -> {
                notes.notUnderstood(
                        what,
                        "the load balancers, routes and rules that it makes are not modelled",
                        new Scope.PastGroups(hosts(bag)));
                notes.doubt(what, "which load balancers it makes", Scope.EVERY_BALANCER);
            }
            case "compute:VirtualMachine" -> {
                boolean own = bag.bag("networkProfile")
                        .filter(profile ->
                                !profile.bags("networkInterfaceConfigurations").isEmpty())
                        .isPresent();
                if (own) {
                    notes.notUnderstood(
                            what,
                            "the network interfaces that it makes for itself are not modelled",
                            new Scope.Ends(hosts(bag)));
                }
            }
            default -> {
                if (type.module().startsWith("classic")) {
                    notes.notUnderstood(what, "networks of the classic model are not modelled", Scope.EVERYTHING);
                } else if (type.module().equals("resources") && type.kind().startsWith("Deployment")) {
                    // Of every scope, and stacks of them.
                    notes.notUnderstood(what, "what its template deploys is not seen", Scope.EVERYTHING);
                } else if (!type.isNetwork()) {
                    referrals.note(resource, apps.rest(what, type, bag).values());
                }
            }
        }
    }

    /** The hosts of the subnets that a bag names somewhere; all of the networks where it names none that is known. */
    private PrefixSet hosts(Bag bag) {
        List<PrefixSet> hosts = new ArrayList<>();
        collect(bag.values(), hosts);
        return hosts.isEmpty() ? space : PrefixSet.unionOf(hosts);
    }

    private void collect(Object value, List<PrefixSet> hosts) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> collect(inner, hosts));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect(inner, hosts));
        } else if (value instanceof String text) {
            subnetHosts.apply(text).ifPresent(hosts::add);
        }
    }
}
