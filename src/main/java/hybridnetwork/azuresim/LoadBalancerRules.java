package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Internal load balancers: their frontends' addresses. */
final class LoadBalancerRules extends ResourceRules {
    private static final int RESERVED = 4;
    private static final List<String> PARTS =
            List.of("frontendIPConfigurations", "backendAddressPools", "probes", "loadBalancingRules");

    @Override
    Set<ArmId> needsStill(Put put) {
        Set<ArmId> networks = new HashSet<>();
        for (Bag frontend : put.body().bags("frontendIPConfigurations")) {
            admitZones(put, frontend);
            frontend.id("subnet", "id").flatMap(ArmId::parent).ifPresent(networks::add);
        }
        return networks;
    }

    private static void admitZones(Put put, Bag frontend) {
        put.existing().stream()
                .flatMap(existing -> existing.body().bags("frontendIPConfigurations").stream())
                .filter(before -> before.text("name").equals(frontend.text("name")))
                .filter(before -> !before.texts("zones").equals(frontend.texts("zones")))
                .findFirst()
                .ifPresent(before -> {
                    throw AzureError.badRequest("The zones of frontend IP configuration "
                            + frontend.text("name").orElse("") + " of " + put.id()
                            + " cannot be added, updated or removed once it is created.");
                });
    }

    @Override
    void admit(Put put, World world) {
        for (Bag frontend : put.body().bags("frontendIPConfigurations")) {
            Optional<Prefix> range = range(frontend, world);
            Optional<Ipv4> address = frontend.text("privateIPAddress").flatMap(Ipv4::tryParse);
            if (range.isEmpty() || address.isEmpty()) {
                continue;
            }
            if (!range.get().contains(address.get())) {
                throw AzureError.badRequest(
                        "PrivateIPAddressNotInSubnet",
                        "Private static IP address " + address.get() + " does not belong to the range of subnet prefix "
                                + range.get() + ".");
            }
            long offset = address.get().number() - range.get().first().number();
            if (offset < RESERVED || address.get().equals(range.get().last())) {
                throw AzureError.badRequest(
                        "PrivateIPAddressInReservedRange",
                        "Private static IP address " + address.get() + " falls within reserved IP range of subnet"
                                + " prefix " + range.get() + ".");
            }
        }
    }

    private static Optional<Prefix> range(Bag frontend, World world) {
        return frontend.id("subnet", "id").flatMap(subnet -> Subnets.range(subnet, world));
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String part : PARTS) {
            shown.put(part, Parts.withIds(resource, part));
        }
        List<Object> frontends = new ArrayList<>();
        int free = RESERVED;
        for (Object each : Parts.withIds(resource, "frontendIPConfigurations")) {
            Bag frontend = Bag.of(each).orElse(Bag.EMPTY);
            if (frontend.text("privateIPAddress").isEmpty()) {
                Optional<Prefix> range = range(frontend, world);
                if (range.isPresent()) {
                    frontend = frontend.with(
                            "privateIPAddress",
                            Ipv4.of(range.get().first().number() + free++).toString());
                }
            }
            frontends.add(frontend.values());
        }
        shown.put("frontendIPConfigurations", frontends);
        return shown;
    }
}
