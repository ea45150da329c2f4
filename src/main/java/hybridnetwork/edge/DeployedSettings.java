package hybridnetwork.edge;

import hybridnetwork.config.ConnectionSettings;
import hybridnetwork.config.IpsecPolicy;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployed connection negotiates. */
final class DeployedSettings {
    private DeployedSettings() {}

    static ConnectionSettings of(Bag connection) {
        return new ConnectionSettings(
                connection
                        .whole("dpdTimeoutSeconds")
                        .map(Long::intValue)
                        .filter(it -> it > 0)
                        .orElse(45),
                connection.bags("ipsecPolicies").stream().findFirst().flatMap(DeployedSettings::policy),
                connection
                        .text("connectionMode")
                        .flatMap(mode -> named(ConnectionSettings.Mode.class, mode))
                        .orElse(ConnectionSettings.Mode.Default),
                connection.bags("trafficSelectorPolicies").stream()
                        .map(it -> new ConnectionSettings.TrafficSelector(
                                prefixes(it.texts("localAddressRanges")), prefixes(it.texts("remoteAddressRanges"))))
                        .toList());
    }

    private static Optional<IpsecPolicy> policy(Bag bag) {
        var ipsecEncryption = value(bag, IpsecPolicy.IpsecEncryption.class, "ipsecEncryption");
        var ipsecIntegrity = value(bag, IpsecPolicy.IpsecIntegrity.class, "ipsecIntegrity");
        var ikeEncryption = value(bag, IpsecPolicy.IkeEncryption.class, "ikeEncryption");
        var ikeIntegrity = value(bag, IpsecPolicy.IkeIntegrity.class, "ikeIntegrity");
        var dhGroup = value(bag, IpsecPolicy.DhGroup.class, "dhGroup");
        var pfsGroup = value(bag, IpsecPolicy.PfsGroup.class, "pfsGroup");
        Optional<Long> seconds = bag.whole("saLifeTimeSeconds");
        Optional<Long> kilobytes = bag.whole("saDataSizeKilobytes");
        boolean whole = Stream.of(
                        ipsecEncryption,
                        ipsecIntegrity,
                        ikeEncryption,
                        ikeIntegrity,
                        dhGroup,
                        pfsGroup,
                        seconds,
                        kilobytes)
                .allMatch(Optional::isPresent);
        return whole
                ? Optional.of(new IpsecPolicy(
                        seconds.get().intValue(),
                        kilobytes.get().intValue(),
                        ipsecEncryption.get(),
                        ipsecIntegrity.get(),
                        ikeEncryption.get(),
                        ikeIntegrity.get(),
                        dhGroup.get(),
                        pfsGroup.get()))
                : Optional.empty();
    }

    private static List<Prefix> prefixes(List<String> texts) {
        return texts.stream().flatMap(it -> Prefix.tryParse(it).stream()).toList();
    }

    private static <E extends Enum<E>> Optional<E> value(Bag bag, Class<E> type, String key) {
        return bag.text(key).flatMap(text -> named(type, text));
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String text) {
        return Stream.of(Objects.requireNonNull(type.getEnumConstants()))
                .filter(it -> it.name().equalsIgnoreCase(text))
                .findFirst();
    }
}
