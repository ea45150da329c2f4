package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Types of azure-native of which the simulation knows nothing but what the SDK says. */
class ForeignKindsTest {
    private static final ResourceKind ACCOUNT = kind("azure-native:storage:StorageAccount");
    private static final ResourceKind CONTAINER = kind("azure-native:storage:BlobContainer");
    private static final byte[] SEED = {1, 2, 3, 4};

    private final SampleNetwork sample = SampleNetwork.empty();
    private final ProviderCore core = new ProviderCore(
            sample.azure,
            AzureSettings.SUBSCRIPTION,
            sample.azure.login().account().tenant(),
            "centralus");

    private static ResourceKind kind(String token) {
        return ResourceKind.ofToken(token).orElseThrow();
    }

    /** The table of ids and the classes of the SDK say the same: what an id is made of are inputs. */
    @Test
    void everyIdIsMadeOfInputs() {
        List<String> wrong = new ArrayList<>();
        for (String token : IdTable.all().keySet()) {
            ResourceKind kind = kind(token);
            Set<String> missing = new HashSet<>(kind.path());
            missing.removeAll(SdkType.inputsOf(kind).properties().keySet());
            if (!missing.isEmpty()) {
                wrong.add(token + " " + missing);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(IdTable.all()).hasSizeGreaterThan(1600);
    }

    /**
     * Two tables tell what an id is made of: this one for every type, another for those that the product reads, which are those at
     * least that have rules here.
     */
    @Test
    void whatTheProductReadsHasTheIdsOfTheTable() {
        List<String> wrong = new ArrayList<>();
        for (String token : IdTable.all().keySet()) {
            ArmType known = ArmType.of(token);
            boolean inTable = ArmType.token(known.path())
                    .filter(type -> ArmType.of(type.token()).equals(known))
                    .isPresent();
            ResourceKind kind = kind(token);
            Map<String, Object> inputs = new LinkedHashMap<>(Map.of("resourceGroupName", "g"));
            known.nameInputs().forEach(input -> inputs.put(input, input));
            known.scopeInput().ifPresent(input -> inputs.put(input, sample.network.toString()));
            // The type of a record is an input, which the product's table cannot say.
            boolean read = inTable || (Rules.know(kind) && !kind.equals(ResourceKind.ZONE_RECORD));
            if (read && !idsAgree(known, kind, inputs)) {
                wrong.add(token);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean idsAgree(ArmType known, ResourceKind kind, Map<String, Object> inputs) {
        Bag bag = new Bag(inputs);
        String subscription = AzureSettings.SUBSCRIPTION;
        return inputs.keySet().containsAll(kind.path())
                && known.id(subscription, known.nameInput(), name -> bag.text(name))
                        .map(ArmId::parse)
                        .equals(Optional.of(kind.id(subscription, bag)));
    }

    @Test
    void anIdIsMadeAndReadAgain() {
        Map<String, String> inputs = Map.of("resourceGroupName", "g", "accountName", "a", "containerName", "c");
        ArmId id = CONTAINER.id(AzureSettings.SUBSCRIPTION, new Bag(Map.copyOf(inputs)));
        assertThat(id.toString())
                .endsWith("/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/blobServices/default"
                        + "/containers/c");
        assertThat(CONTAINER.inputsOf(id)).isEqualTo(inputs);

        ResourceKind assignment = kind("azure-native:authorization:RoleAssignment");
        ArmId scoped = assignment.id(
                AzureSettings.SUBSCRIPTION,
                new Bag(Map.of("scope", sample.network.toString(), "roleAssignmentName", "r")));
        assertThat(scoped.toString())
                .isEqualTo(sample.network + "/providers/Microsoft.Authorization/roleAssignments/r");
        assertThat(assignment.inputsOf(scoped).get("roleAssignmentName")).isEqualTo("r");
    }

    @Test
    void aKindWithoutRulesIsCreatedReadAndDeleted() {
        Bag inputs = core.withDefaults(
                ACCOUNT,
                new Bag(Map.of(
                        "resourceGroupName", "hybrid-rg", "kind", "storagev2", "sku", Map.of("name", "standard_lrs"))),
                Bag.EMPTY,
                "data",
                SEED);
        assertThat(InputCheck.of(ACCOUNT, inputs)).isEmpty();
        assertThat(inputs.text("accountName")).contains("data01020304");
        assertThat(inputs.flag(AutomaticName.MARK)).isTrue();
        Bag outputs = core.create(ACCOUNT, inputs, SampleNetwork.PATIENCE);

        assertThat(outputs.text("kind")).as("as Azure spells it").contains("StorageV2");
        assertThat(outputs.text("sku", "name")).contains("Standard_LRS");
        assertThat(outputs.text("type")).contains("Microsoft.Storage/storageAccounts");
        assertThat(outputs.text("primaryEndpoints", "web"))
                .as("which Azure always answers, and programs hand on")
                .isPresent();
        String id = outputs.text("id").orElseThrow();
        var found = core.read(ACCOUNT, id, inputs, outputs).found().orElseThrow();
        assertThat(found.inputs()).as("no drift").isEqualTo(inputs);
        core.delete(id, SampleNetwork.PATIENCE);
        assertThat(core.read(ACCOUNT, id, inputs, outputs).found()).isEmpty();
    }

    @Test
    void whatItRefersToMustExistAndItsGroupToo() {
        ResourceKind machine = kind("azure-native:compute:VirtualMachine");
        Bag lost = new Bag(Map.of(
                "resourceGroupName",
                "hybrid-rg",
                "vmName",
                "vm",
                "networkProfile",
                Map.of(
                        "networkInterfaces",
                        List.of(SampleNetwork.reference(sample.network("networkInterfaces", "none"))))));
        assertThatThrownBy(() -> core.create(machine, lost, SampleNetwork.PATIENCE))
                .hasMessageContaining("InvalidResourceReference");
        Bag nowhere = new Bag(Map.of("resourceGroupName", "none", "accountName", "a"));
        assertThatThrownBy(() -> core.create(ACCOUNT, nowhere, SampleNetwork.PATIENCE))
                .hasMessageContaining("ResourceGroupNotFound");
    }

    /** Every storage account has one blob service, which nobody declares. */
    @Test
    void whatAKindWithoutRulesHasBelowItIsTakenAsGiven() {
        Bag account = core.create(
                ACCOUNT,
                new Bag(Map.of("resourceGroupName", "hybrid-rg", "accountName", "data")),
                SampleNetwork.PATIENCE);
        String service = account.text("id").orElseThrow() + "/blobServices/default";
        ResourceKind setting = kind("azure-native:insights:DiagnosticSetting");
        Bag watched = new Bag(Map.of("resourceUri", service, "name", "d", "storageAccountId", service));

        assertThat(core.create(setting, watched, SampleNetwork.PATIENCE).text("id"))
                .contains(service + "/providers/Microsoft.Insights/diagnosticSettings/d");
        assertThat(core.call(
                                "azure-native:storage:listStorageAccountKeys",
                                new Bag(Map.of("resourceGroupName", "hybrid-rg", "accountName", "data")))
                        .bags("keys"))
                .hasSize(2);
        assertThatThrownBy(() -> core.call(
                        "azure-native:storage:listStorageAccountKeys",
                        new Bag(Map.of("resourceGroupName", "hybrid-rg", "accountName", "none"))))
                .hasMessageContaining("ResourceNotFound");
    }

    @Test
    void aFunctionReadsAPartThatItsWholeLists() {
        sample.putNetwork();
        Bag subnet = core.call(
                "azure-native:network:getSubnet",
                new Bag(Map.of(
                        "resourceGroupName", "hybrid-rg", "virtualNetworkName", "vnet", "subnetName", "internal")));
        assertThat(subnet.text("addressPrefix")).contains("10.20.1.0/24");
    }

    @Test
    void theInputsOfAnyKindAreHeldAgainstTheSdk() {
        assertThat(InputCheck.of(ACCOUNT, new Bag(Map.of("kind", "Table", "isHnsEnabled", "yes", "location", "x"))))
                .extracting(InputCheck.Failure::reason)
                .contains(
                        "missing required property 'resourceGroupName'",
                        "missing required property 'sku'",
                        "'isHnsEnabled' should be of type 'boolean' but got a string")
                .anyMatch(reason -> reason.startsWith("'kind' is 'Table', which is none of"));
    }

    /** Azure answers them, and an SDK or a program may hand them back. */
    @Test
    void whatAzureAnswersIsPassedOverAmongTheInputs() {
        Bag inputs = new Bag(Map.of(
                "resourceGroupName",
                "hybrid-rg",
                "virtualNetworkName",
                "v",
                "location",
                "centralus",
                "provisioningState",
                "Succeeded",
                "addressSpace",
                Map.of("addressPrefixes", List.of("10.0.0.0/16")),
                "subnets",
                List.of(Map.of("name", "a", "addressPrefix", "10.0.0.0/24", "provisioningState", "Succeeded"))));
        assertThat(InputCheck.of(ResourceKind.NETWORK, inputs)).isEmpty();
        assertThat(core.create(ResourceKind.NETWORK, inputs, SampleNetwork.PATIENCE)
                        .text("provisioningState"))
                .contains("Succeeded");
    }

    @Test
    void aChildIsNamedAsTheProgramNamesItAndAnAssignmentByAUuid() {
        Bag subnet = core.withDefaults(ResourceKind.SUBNET, Bag.EMPTY, Bag.EMPTY, "app", SEED);
        assertThat(subnet.text("subnetName")).contains("app");
        assertThat(subnet.has(AutomaticName.MARK)).isFalse();
        Bag assignment = core.withDefaults(
                kind("azure-native:authorization:RoleAssignment"), Bag.EMPTY, Bag.EMPTY, "reader", SEED);
        assertThat(assignment.text("roleAssignmentName").orElse("")).matches("[0-9a-f-]{36}");
        Bag again = core.withDefaults(ACCOUNT, Bag.EMPTY, new Bag(Map.of("accountName", "old")), "data", SEED);
        assertThat(again.text("accountName")).as("a name stays").contains("old");
    }

    @Test
    void theSchemaHasEveryTypeWithWhatItNeeds() {
        JsonObject schema = JsonParser.parseString(SdkSchema.text()).getAsJsonObject();

        JsonObject network = schema.getAsJsonObject("resources").getAsJsonObject("azure-native:network:VirtualNetwork");
        assertThat(network.getAsJsonArray("requiredInputs").toString()).isEqualTo("[\"resourceGroupName\"]");
        assertThat(network.getAsJsonObject("inputProperties")
                        .getAsJsonObject("subnets")
                        .toString())
                .isEqualTo("{\"type\":\"array\",\"items\":{\"$ref\":\"pulumi.json#/Any\"}}");
        assertThat(network.getAsJsonObject("properties").keySet()).contains("resourceGuid", "subnets");
        assertThat(network.getAsJsonObject("properties")
                        .getAsJsonObject("subnets")
                        .toString())
                .contains("#/types/azure-native:network:SubnetResponse");
        assertThat(schema.getAsJsonObject("types")
                        .getAsJsonObject("azure-native:network:SubnetResponse")
                        .getAsJsonObject("properties")
                        .keySet())
                .contains("id", "addressPrefix");
        assertThat(schema.getAsJsonObject("resources").keySet())
                .containsAll(IdTable.all().keySet())
                .contains("azure-native:network/v20230201:VirtualNetwork", "azure-native:storage:Blob");
        assertThat(schema.getAsJsonObject("functions").keySet())
                .contains(
                        "azure-native:network:getPublicIPAddress",
                        "azure-native:network/v20230201:getPublicIPAddress",
                        "azure-native:storage:listStorageAccountKeys",
                        "azure-native:authorization:getClientConfig");
        assertThat(schema.getAsJsonObject("provider")
                        .getAsJsonObject("inputProperties")
                        .keySet())
                .contains("subscriptionId", "tenantId");
    }
}
