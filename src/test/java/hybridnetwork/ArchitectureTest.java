package hybridnetwork;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hybridnetwork.lab.probe.Agent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which package may use which: the arrows of docs/architecture.md, and what only a few classes may touch. */
class ArchitectureTest {
    private static final String ROOT = "hybridnetwork";

    /** The whole map of the program. A package that is not in it has no place yet: give it a row. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("", Set.of("cli", "engine", "rehearsal")),
            entry("net", Set.of()),
            entry("resources", Set.of()),
            entry("config", Set.of("net")),
            entry("limits", Set.of("net")),
            entry("preflight", Set.of("config", "limits", "net", "topology")),
            entry("topology", Set.of("config", "limits", "net")),
            entry("lifecycle", Set.of("config", "limits", "net", "resources", "topology")),
            entry("monitoring", Set.of("config", "limits", "net", "topology")),
            entry("components", Set.of("config", "monitoring", "net", "resources", "topology")),
            entry("program", Set.of("components", "config", "lifecycle", "monitoring", "net", "resources", "topology")),
            entry("reachability", Set.of("limits", "net", "resources")),
            entry("template", Set.of("net", "resources")),
            entry("plan", Set.of("config", "lifecycle", "net", "program", "reachability", "resources", "topology")),
            entry("review", Set.of("config", "lifecycle", "net", "plan", "reachability", "resources", "topology")),
            entry("edge", Set.of("config", "limits", "net", "resources", "topology")),
            entry("lab", Set.of("config", "edge", "net", "reachability", "resources", "topology")),
            entry("page", Set.of("config", "net", "plan", "reachability", "report", "resources")),
            entry(
                    "report",
                    Set.of(
                            "adopt",
                            "config",
                            "lab",
                            "net",
                            "observation",
                            "plan",
                            "reachability",
                            "rehearsal",
                            "resources",
                            "review",
                            "rotation")),
            entry(
                    "adopt",
                    Set.of(
                            "azuresim",
                            "config",
                            "lifecycle",
                            "live",
                            "net",
                            "plan",
                            "preflight",
                            "reachability",
                            "resources",
                            "review",
                            "template",
                            "topology")),
            entry("engine", Set.of("config", "lifecycle", "plan", "preflight", "program", "reachability")),
            entry("automation", Set.of("resources")),
            entry("live", Set.of("automation", "resources")),
            entry("observation", Set.of("config", "live", "net", "plan", "reachability", "resources")),
            entry(
                    "rotation",
                    Set.of("automation", "config", "lifecycle", "limits", "live", "net", "resources", "topology")),
            entry("azuresim", Set.of("automation", "net", "resources")),
            entry(
                    "rehearsal",
                    Set.of("automation", "azuresim", "config", "limits", "net", "resources", "template", "topology")),
            entry(
                    "cli",
                    Set.of(
                            "adopt",
                            "automation",
                            "azuresim",
                            "config",
                            "edge",
                            "engine",
                            "lab",
                            "lifecycle",
                            "live",
                            "net",
                            "page",
                            "observation",
                            "plan",
                            "preflight",
                            "reachability",
                            "rehearsal",
                            "report",
                            "resources",
                            "review",
                            "rotation",
                            "template")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(App.class.getProtectionDomain().getCodeSource().getLocation());

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).replaceFirst("\\..*", "");
    }

    /** A rule that holds of nothing is no rule: the import must have found the program. */
    @Test
    void theProgramIsThere() {
        assertThat(CLASSES.size()).isGreaterThan(400);
        assertThat(CLASSES.stream().map(ArchitectureTest::room))
                .contains(
                        "",
                        "adopt",
                        "automation",
                        "azuresim",
                        "cli",
                        "components",
                        "config",
                        "edge",
                        "engine",
                        "lab",
                        "lifecycle",
                        "live",
                        "monitoring",
                        "net",
                        "page",
                        "plan",
                        "preflight",
                        "program",
                        "reachability",
                        "report",
                        "resources",
                        "review",
                        "rotation",
                        "template",
                        "topology");
    }

    @Test
    void everyPackageUsesOnlyWhatItMay() {
        Map<String, Set<String>> strangers = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String room = room(type);
            assertThat(MAY_USE).as("a row for each package").containsKey(room);
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(ROOT))
                    .filter(dependency -> !room(dependency.getTargetClass()).equals(room))
                    .filter(dependency ->
                            !MAY_USE.getOrDefault(room, Set.of()).contains(room(dependency.getTargetClass())))
                    .forEach(dependency -> strangers
                            .computeIfAbsent(
                                    room + " uses " + room(dependency.getTargetClass()), key -> new TreeSet<>())
                            .add(dependency.getDescription()));
        }
        assertThat(strangers).isEmpty();
    }

    /** The rooms of the proof, and which may use which; every room may use the values at its door. */
    private static final Map<String, Set<String>> ROOMS_OF_THE_PROOF = Map.ofEntries(
            entry("model", Set.of()),
            entry("finding", Set.of("filter", "forwarding", "model", "route")),
            entry("reading", Set.of("finding", "model")),
            entry("built", Set.of("finding", "model", "reading")),
            entry("route", Set.of("model")),
            entry("filter", Set.of("model")),
            entry("trace", Set.of("model")),
            entry("forwarding", Set.of("filter", "model", "route", "trace")),
            entry("verdict", Set.of("forwarding", "model", "route", "trace")),
            entry("comparison", Set.of("model", "trace")));

    @Test
    void theRoomsOfTheProofUseOnlyWhatTheyMay() {
        Set<String> strangers = new TreeSet<>();
        String proof = ROOT + ".reachability.";
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().startsWith(proof)) {
                String room = type.getPackageName().substring(proof.length());
                assertThat(ROOMS_OF_THE_PROOF).as("a row for each room").containsKey(room);
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith(proof))
                        .map(name -> name.substring(proof.length()))
                        .filter(other -> !other.equals(room)
                                && !ROOMS_OF_THE_PROOF
                                        .getOrDefault(room, Set.of())
                                        .contains(other))
                        .forEach(other -> strangers.add(room + " uses " + other + " in " + type.getSimpleName()));
            }
        }
        assertThat(strangers).isEmpty();
    }

    /** A template is parsed, then evaluated, then translated. */
    @Test
    void theRoomsOfTemplatesUseOnlyWhatTheyMay() {
        String template = ROOT + ".template";
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(template + "..")
                .layer("door")
                .definedBy(template)
                .layer("translation")
                .definedBy(template + ".translation")
                .layer("evaluation")
                .definedBy(template + ".evaluation")
                .layer("expression")
                .definedBy(template + ".expression")
                .whereLayer("door")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("translation")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("door", "translation")
                .whereLayer("expression")
                .mayOnlyBeAccessedByLayers("evaluation")
                .check(CLASSES);
    }

    /** Nobody but the door reads the network: it has one way in. */
    @Test
    void onlyTheDoorOfTheProofReads() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".reachability", ROOT + ".reachability.built..", ROOT + ".reachability.reading..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".reachability.reading..")
                .check(CLASSES);
    }

    /** What is decided is decided before it is written down: nothing but a command, and the page, needs the words of a report. */
    @Test
    void onlyTheCommandsUseReports() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".page..", ROOT + ".report..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".report..")
                .check(CLASSES);
    }

    /** A page is handed what it shows, but for its own frame, style and script. */
    @Test
    void pagesOpenNoFile() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..")
                .check(CLASSES);
    }

    /** A report is handed what it shows: it opens no file and reads no text as JSON. */
    @Test
    void reportsReadNothing() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.io..", "com.google.gson.stream..")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyComponentsAndTheLifecycleKnowAzureNative() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".components..", ROOT + ".lifecycle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.pulumi.azurenative..")
                .check(CLASSES);
    }

    @Test
    void valuesRulesAndTheProofKnowNothingOfPulumi() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".net..",
                        ROOT + ".resources..",
                        ROOT + ".config..",
                        ROOT + ".preflight..",
                        ROOT + ".topology..",
                        ROOT + ".reachability..",
                        ROOT + ".page..",
                        ROOT + ".report..",
                        ROOT + ".review..",
                        ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.pulumi..", "pulumirpc..", "com.google.protobuf..", "io.grpc..")
                .check(CLASSES);
    }

    @Test
    void theSdksInternalsAreTouchedInFourPlaces() {
        Set<String> touching = new TreeSet<>();
        CLASSES.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().matches("com\\.pulumi\\..*internal.*")))
                .map(type -> type.getName().replaceFirst("\\$.*", ""))
                .forEach(touching::add);
        assertThat(touching)
                .containsExactly(
                        "hybridnetwork.automation.InlineProgram",
                        "hybridnetwork.engine.EngineSettings",
                        "hybridnetwork.plan.RecordingDeployment",
                        "hybridnetwork.plan.RecordingMonitor");
    }

    @Test
    void onlyTheRecordingAndTheSimulationSpeakTheEnginesProtocol() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".plan..", ROOT + ".automation..", ROOT + ".azuresim..", ROOT + ".rehearsal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("pulumirpc..", "io.grpc..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .forEach(unmarked::add);
        assertThat(unmarked).isEmpty();
    }

    @Test
    void onlyTheEntryPointAndTheHostsOfTheLabTouchTheStandardStreams() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(App.class, Agent.class)
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void nobodyThrowsAGenericException() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    @Test
    void onlyTheEntryPointEndsTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(App.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void componentsAreThinAndFinal() {
        classes()
                .that()
                .areAssignableTo("com.pulumi.resources.ComponentResource")
                .should()
                .resideInAPackage(ROOT + ".components")
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .bePublic()
                .check(CLASSES);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(CLASSES);
    }
}
