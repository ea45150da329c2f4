package hybridnetwork.preflight;

import com.google.common.base.Splitter;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Nearest;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.net.FlowEnd;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Service tags as Azure's page lists them: which there are, in which direction rules take them, and which have regions. */
final class ServiceTags {
    private static final String RULE_FIX =
            "compare it with `az network list-service-tags`, and accept the warning where Azure has the tag";

    /** For rules in both directions; those that a star follows have a part for each region. */
    private static final String BOTH = """
            AppServiceManagement AutonomousDevelopmentPlatform* AzureActiveDirectoryDomainServices AzureCloud*
            AzureConnectors* AzureContainerAppsService* AzureDatabricks AzureDeviceUpdate AzureEventGrid
            AzureFrontDoor.Backend* AzureFrontDoor.FirstParty* AzureFrontDoor.Frontend* AzureHealthcareAPIs
            AzureMachineLearning AzureSphere AzureWebPubSub* BatchNodeManagement* ChaosStudio CognitiveServicesFrontend
            CognitiveServicesManagement DataFactory* Dynamics365BusinessCentral Dynamics365ForMarketingEmail*
            EOPExternalPublishedIPs KustoAnalytics LogicApps Marketplace MicrosoftDefenderForEndpoint PowerBI
            PowerQueryOnline ServiceFabric SqlManagement StorageSyncService WindowsVirtualDesktop
            """;

    private static final String INBOUND = """
            ActionGroup ApiManagement* ApplicationInsightsAvailability AzureCognitiveSearch AzureDataExplorerManagement
            AzureDevOps* AzureDigitalTwins AzureLoadTestingInstanceManagement AzureMachineLearningInference AzureSentinel
            AzureTrafficManager GatewayManager HDInsight* LogicAppsManagement M365ManagementActivityApiWebhook*
            PowerPlatformPlex*
            """;

    private static final String OUTBOUND = """
            AppConfiguration AppService* AzureActiveDirectory AzureAdvancedThreatProtection AzureArcInfrastructure
            AzureAttestation AzureBackup AzureBotService AzureContainerRegistry* AzureCosmosDB* AzureDataLake
            AzureDevSpaces AzureInformationProtection AzureIoTHub* AzureKeyVault* AzureManagedGrafana AzureMonitor
            AzureOpenDatasets AzureResourceManager AzureSignalR AzureSiteRecovery AzureSpringCloud AzureStack
            AzureUpdateDelivery DataFactoryManagement EventHub* GuestAndHybridManagement M365ManagementActivityApi*
            MicrosoftAzureFluidRelay MicrosoftCloudAppSecurity MicrosoftContainerRegistry*
            MicrosoftPurviewPolicyDistribution PowerPlatformInfra* ServiceBus* Sql* Storage* WindowsAdminCenter
            """;

    private static final Map<String, Tag> KNOWN = new HashMap<>();

    static {
        list(BOTH, "");
        list(INBOUND, "inbound");
        list(OUTBOUND, "outbound");
    }

    private ServiceTags() {}

    /** @param only the direction of the rules that take it; empty for both */
    private record Tag(String name, String only, boolean regional) {}

    private static void list(String names, String only) {
        for (String word : Splitter.onPattern("\\s+").omitEmptyStrings().split(names)) {
            boolean regional = word.endsWith("*");
            String name = regional ? word.substring(0, word.length() - 1) : word;
            KNOWN.put(name.toLowerCase(Locale.ROOT), new Tag(name, only, regional));
        }
    }

    static Rule rule() {
        return Rule.warning("", "service-tag", "a service tag is one of Azure's, for rules in the direction of the flow", "S70")
                .example(
                        "logs: { action: allow, from: internal, to: \"tag:AzureMonitr\", protocol: Tcp, ports: [443] }",
                        RULE_FIX)
                .check(ServiceTags::inspect);
    }

    private static void inspect(Inspection on) {
        for (TrafficIntent intent : on.config().traffic().values()) {
            inspect(on, intent.from(), Where.intent(intent.name()).key("from"), "inbound");
            inspect(on, intent.to(), Where.intent(intent.name()).key("to"), "outbound");
        }
    }

    private static void inspect(Inspection on, FlowEnd end, ConfigPath path, String direction) {
        if (!(end instanceof FlowEnd.Tagged tagged)) {
            return;
        }
        String name = tagged.tag().name();
        Optional<Tag> whole = known(name);
        int dot = name.lastIndexOf('.');
        Optional<Tag> known = whole.or(() -> dot < 0 ? Optional.empty() : known(name.substring(0, dot)));
        if (known.isEmpty()) {
            unknown(on, end, path, name, dot);
        } else if (whole.isEmpty() && !known.get().regional()) {
            on.found(path, "Azure's page lists no part of the service tag " + known.get().name() + " by region")
                    .got(end)
                    .fix("write `" + FlowEnd.Tagged.PREFIX + known.get().name() + "`");
        } else if (!known.get().only().isEmpty() && !known.get().only().equals(direction)) {
            on.found(
                            path,
                            "Azure's page recommends the service tag " + known.get().name() + " for "
                                    + known.get().only() + " rules alone")
                    .got(end)
                    .fix("remove the intent, or accept the warning where the service wants it");
        }
    }

    private static void unknown(Inspection on, FlowEnd end, ConfigPath path, String name, int dot) {
        Finding finding = on.found(path, "Azure's page lists no service tag of this name").got(end);
        String service = dot < 0 ? name : name.substring(0, dot);
        String region = dot < 0 ? "" : name.substring(dot);
        var names = KNOWN.values().stream().map(Tag::name).sorted().toList();
        Nearest.to(name, names)
                .or(() -> Nearest.to(service, names).map(near -> near + region))
                .ifPresent(near -> finding.fix("write `" + FlowEnd.Tagged.PREFIX + near + "`"));
    }

    private static Optional<Tag> known(String name) {
        return Optional.ofNullable(KNOWN.get(name.toLowerCase(Locale.ROOT)));
    }
}
