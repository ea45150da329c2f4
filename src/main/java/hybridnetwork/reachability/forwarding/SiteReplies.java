package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Territories.Served;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.trace.Step;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The way back from a site to hosts of networks: over the gateway that the packet came over, past GatewaySubnet's table. */
final class SiteReplies {
    private final Forwarding forwarding;
    private final Replies replies;

    SiteReplies(Forwarding forwarding, Replies replies) {
        this.forwarding = forwarding;
        this.replies = replies;
    }

    /** Sends replies of a site to hosts, which it got over a gateway: over those that teach it the addresses of the hosts. */
    void fromSite(Site site, Gateway gateway, Flight sent, Consumer<Flight> back) {
        Flight flight = sent.passed(sent.passed().answered());
        for (Served some : forwarding.territories.served()) {
            PrefixSet sources = some.addresses().contains(flight.sources())
                    ? flight.sources()
                    : flight.sources().intersect(some.addresses());
            if (!sources.isEmpty()) {
                fromSite(site, gateway.kind(), flight.from(sources), some, back);
            }
        }
    }

    private void fromSite(Site site, PathKind kind, Flight flight, Served some, Consumer<Flight> back) {
        int network = some.uplink().network();
        String name = "site " + site.name();
        Doubts doubts = forwarding.doubts;
        Optional<String> anyWay = doubts.fromSites(network, some.network());
        for (Way way : forwarding.carriers.ways(site, network)) {
            Condition when = flight.when().and(way.when());
            if (when.isNever()) {
                continue;
            }
            Flight chosen = flight.when(when);
            Optional<String> past = doubts.over(way.connections());
            boolean same = way.kind() == kind || anyWay.isPresent();
            if (same && !some.uplink().certain()) {
                forwarding.fates.maybeLost(chosen, NextHops.halfPeering(name));
            } else if (past.isPresent() && same) {
                forwarding.fates.maybeLost(chosen, past.get());
            } else if (same) {
                Optional<String> doubt = anyWay.or(() -> doubts.at(way.gateway()));
                Flight answer = chosen.trail(chosen.trail()
                        .step(() -> new Step.Route(
                                name,
                                "the virtual network",
                                way.connections().get(0).name(),
                                "reply, same path")));
                atGateway(
                        way.gateway(),
                        answer,
                        doubt.isPresent() ? part -> forwarding.fates.maybeLost(part, doubt.get()) : back);
            } else {
                replies.noReply(
                        chosen,
                        name,
                        "the packet comes over " + kind + " but " + name + " replies over " + way.kind(),
                        "advertise the same prefixes over both paths");
            }
        }
        Condition never = flight.when().and(forwarding.edges.none(site.index(), network));
        if (!never.isNever()) {
            replies.noReply(
                    flight.when(never),
                    name,
                    name + " has no way back to " + Replies.words(flight),
                    "let gateways that it has a way to teach it the network");
        }
    }

    private void atGateway(Gateway gateway, Flight flight, Consumer<Flight> back) {
        RouteTable table = forwarding.routing.gatewayTable(gateway.network());
        if (!table.known()) {
            forwarding.fates.maybeLost(flight, "the routes of GatewaySubnet are not known");
            return;
        }
        forwarding.routing.partition(table, flight.sources()).forEach((choice, set) -> {
            for (Decision decision : forwarding.carriers.decisions(choice, flight.when())) {
                Flight part =
                        replies.step(flight.from(set).when(decision.when()), table, gateway.name(), decision.led());
                OptionalInt appliance = Replies.appliance(decision.led());
                if (appliance.isPresent()) {
                    forwarding
                            .applianceReplies()
                            .reply(table, gateway.name(), part, appliance.getAsInt(), Optional.empty(), back);
                    continue;
                }
                PrefixSet home = replies.home(table, part, decision.led());
                if (!home.isEmpty()) {
                    replies.home(table, gateway.name(), part.from(home), back);
                }
                PrefixSet others = part.sources().subtract(home);
                if (others.isEmpty()) {
                    continue;
                }
                part = part.from(others);
                if (decision.led().equals(new Led.To(Hop.HALF_PEERING))) {
                    forwarding.fates.maybeLost(part, NextHops.halfPeering(gateway.name()));
                } else if (Replies.isUnknown(decision.led())
                        || decision.led().equals(new Led.To(Hop.VIRTUAL_NETWORK_GATEWAY))) {
                    forwarding.fates.maybeLost(
                            part,
                            "the reply at " + gateway.name() + " is led to "
                                    + forwarding.nextHops.name(decision.led()));
                } else {
                    replies.noReply(
                            part,
                            gateway.name(),
                            "the reply is lost: the route of GatewaySubnet to " + Replies.words(part)
                                    + " does not stay in the virtual network",
                            "correct the route table of GatewaySubnet");
                }
            }
        });
    }
}
